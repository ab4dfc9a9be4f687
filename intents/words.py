"""Tables of plain words: those that say nothing about which indicator is meant, and those of a greeting."""

import re

NEUTRAL = frozenset(
    """
    a about above across actual actually after again ah all almost already also although always am an and another any
    anybody anyone anything anyway apart appear are area around as ask asked asking asks at available away back bare
    based be because been before behind being below besides best better between big bit both briefing brief briefly
    but by bye call called came can can't cannot care chair chairman cheers clear close cllr cllrs colleague
    colleagues come comes coming committee committees compare compared concerned confirm corporate could couldn't
    council council's councillor councillors councils county cover covered covering curious current currently cut
    dashboard data dear department department's detail details did didn't different difficult director director's
    do does doesn't doing don't done dont down drop during each earlier easily easy either else email end ended ending
    ends enough etc even ever every everybody everyone everything exact exactly example existing expect expected
    explain extra fair far fast favour feel few figure figures fill final finally find fine first fit follow
    following for found friday from full further gave general generally get gets getting give given gives giving go
    goes going gone good got grateful great had half hand handy happen happened happening happens has have haven't
    having he head hear heard hello help helpful her here hers hi him his hold hope hopefully hoping how how's
    however i i'd i'll i'm i've idea if im important in including incl indeed indicator indicators info information
    instead interested into is isn't issue it it's item its itself ive just keen keep kind kindly know known large
    largest lately latest lead leader least led left leicestershire leicestershire's leics lcc less let let's level
    levels like likely line little local long look looked looking looks lot lots love made main make makes making
    manager many matter may maybe me mean means measure measured measures measuring meet meeting member members
    mention mentioned merely met might mind mine minute minutes miss missing moment monday month months more morning
    most move moved moving much must my myself name near nearly necessary need needed needs never new news next nice
    no nobody none nor normal normally not note noted nothing notice noticed now   obviously odd of off
    offer officer officers often oh ok okay old on once one ones only onto open or order other others otherwise
    ought our ours out outcome outcomes over overall own paper papers paragraph part particular particularly past
    pct people per percent percentage percentages percents performance performed performing period periods perhaps
    person picture piece place please pls plz plus point points position possible possibly prefer prepare preparing
    present presented press presumably previous print prior probably produce progress proportion proportions
    provide public publish published pull put quarter quarter's quarterly quarters query question questions quick
    quickly quite quoted raise raised range   rather ratio read  ready real really reason recall
    receive received recent recently record recorded records refer regard regarding regards related relevant remind
    reminder reminded rep report reported reporting reports request require required rest result right rough roughly
    row run said same saw say saying says scrutiny second see seeing seem seems seen send sense sent service
    service's services session set several shall share she should show showing shown shows side similar simple simply
    since sit situation size slide slides small so some somebody someone something sometimes somewhere soon sorry
    sort speak specific speaking spoke spot  stage stand standing stands start started stat state statement
    stats statistic statistics status stay still stood straight such summary sure table take taken takes talk talking
    tell telling tend term terms than thank thanks that that's thats the their theirs them themselves then there
    there's therefore these they they're thing things think thinking this those though thought through throughout
    thru thx till time times to today together told tomorrow tonight too took total totals toward towards track tries
    true try trying tuesday turn twice type typical under understand unit until up update updated updates upon us
    use used useful user using usual usually value values various version very via view views wait want wanted
    wanting wants was wasn't way ways we we'd we'll we're we've wednesday week weekend weeks well went were weren't
    what what's whats whatever when when's where where's wheres whether which while whilst who who's whole whom whose
    why will wish with within without won't wonder wondered wondering word words work worked working works worry
    would wouldn't   written yeah year years yep yes yesterday yet you you'd you're you've your yours
    yourself % no. nos vs v versus against cf w wrt re approx ta hiya hey afternoon evening folks team mate guys
    currently bot scrutineer @ & + - = ? ! . , : ; ( ) /
    achieved achieve achieving hitting stands stood sitting sits tracking trending sat doing fared faring faring fare
    add added adding analyst annual annually answer answers anywhere appreciated asap attach basis bang basically
    became become becomes beginning behalf believe big bigger biggest broadly case cases chance change changed
    changes changing check checking chief children child's childrens children's cc clarify clarification context
    couple date dates day days december declined decrease decreased difference direct directors double due ease easier
    ensure equal estimate eg ie fact fall fallen falling fell figures' finance five forward four gap grow grown growth
    headline headlines heading high higher highest hour hours household hover improve improved improving increase
    increased increasing input kids kid child's low lower lowest lead lift list listed lists manage marks meant
    mid midway minus minor monitor month's moved movement naturally nine no-one noting nought obtain official on-going
    ongoing original outturn page pages pack panel paras para percentile performing plain point positive
    post previously print produce proper provided purposes qtr quote reach reached reaching rise risen rising rose
    season select shift shifted significantly single six sheet slightly somehow source spreadsheet still story
    stuff suggest suppose surely system ten three tiny topic trend trends twelve two unless upcoming updating upward
    downward wanna wider worse worst worth zero young youngsters youth's youngster teenagers' tbh fyi btw lol hmm um er
    erm uh gonna gotta lemme gimme dunno whatsoever colleague's boss exec portfolio holder cabinet elected lead-member
    count counts counted third fourth fifth top bottom whoops oops mistake wrong split cohort commit commits committed footnote eye eyes average averages mean median afternoon constituent constituents resident residents public's journalist newspaper paper's radio ofsted's inspector
    inspectors speech talk tonight's quickest handy nutshell snapshot ballpark
    """.split()
)

# Words of grammar: never part of what a thing is called. The other plain words are kept where a call has them.
GRAMMAR = frozenset(
    """
    a about am an and any are as at be been being but by can can't cannot could did do does doing don't for from get
    got had has have having he her here him his how i i'd i'll i'm i've if in into is isn't it it's its just let let's me
    might my of on onto or our ours please shall she should so some than that that's the their them then there these
    they this those to upon us very was we we'd we'll we're we've were what what's whats when where where's which
    while who who's whom whose why will with would you you're your s t n th % & + - = ? ! . , : ; ( ) / per percent
    percentage pct proportion share figure figures data end period give show tell also
    """.split()
)

GREETINGS = frozenset(
    "hi hello hey hiya morning afternoon evening thanks thank thankyou cheers ta you good goodbye bye great brilliant "
    "lovely perfect ok okay weekend nice there all everyone bot scrutineer much very many so again day how are "
    "going is it help please me can you what do who your name hows how's ace super awesome welcome back team folks "
    "christmas happy new year friday monday to see well done job excellent fab fantastic wonderful appreciated a an the i star helpful that'll thatll doing you're youre were most indeed that's thats that was kind useful brill legend sorted sorry no problem worries bother just saying hows tricks cool sound ah right then got i've ive i've've i'm".split()
)

# Words that help to choose between two readings and are never needed for one.
LIGHT = frozenset(
    "child children kid people young person youth pupil student family household individual adult school parent case "
    "social service open placed level reception number place "
    "aged age quarter end period year eligible month week day completed complete lasting last worked work working "
    "total rated percentage share available taking take up within start life rate number population request teenager =children =pupil =completed =long =results =parents =individual".split()
) | {"=worked with", "=take up"}

# Words for people in general: one too many never narrows a question.
GENERIC = frozenset({"=children", "child", "people", "person", "young", "youth"})

# Whom a measure is about: beside another measure they narrow it to a group ("the SDQ of care leavers").
POPULATIONS = frozenset({"=children in care", "=care leaver", "=FSM", "=EHCP", "=SEN support", "=SEND", "=child protection",
                         "=child protection plan", "=youth justice", "=home educated", "=child in need"})  # fmt: skip

# What makes of a measure another one: a part of it that is not made out must not be passed over.
NARROWING = POPULATIONS | {"=leadership and management", "=high quality"}

THANKS = frozenset("thanks thank thankyou cheers ta bye goodbye hi hello hey hiya morning afternoon evening".split())
HELLOS = frozenset("hi hello hey hiya morning afternoon evening thanks thank thankyou cheers ta bye goodbye help brilliant "
                   "lovely perfect great ok okay super ace awesome welcome star excellent fab fantastic wonderful brill legend "
                   "sorted appreciated cool congratulations".split())  # fmt: skip

# Everyday words: beside a word that nothing knows they carry no reading by themselves ("what time does reception open").
EVERYDAY = frozenset(
    "health reception plan assessment review check home placement stability result primary secondary special adoption "
    "school family child pupil custody referral open support home =reception =health =primary =secondary =special schools "
    "=placement =review =results =adoption =school =progress =children =pupil assessed project education "
    "=custody =remand =accommodation =long =completed =known =issued =refused =repeat =in time =ceased".split()
) | {"=special schools", "=in time"}

# What people say at some places: there a word that is none of ours ("what abut", "sine 2020") is a slip of one of these.
BY_PLACE = (
    (re.compile(r"(?<=^what )[a-z]{3,5}(?= )|(?<=^how )[a-z]{3,5}(?= )"), ("about",)),
    (re.compile(r"(?<![\w'])[a-z]{3,}(?= (?:q ?[1-4]|(?:19|20)\d\d|\d\d/\d\d)(?!\d))"),
     ("since", "before", "after", "until", "between", "versus", "against")),
)  # fmt: skip

# Short forms of cue and period words, which no typo model could tell from other words.
SHORT_FORMS = {
    "yr": "year", "yrs": "years", "qtr": "quarter", "qtrs": "quarters", "qrtr": "quarter", "prev": "previous",
    "tgt": "target", "trgt": "target", "tgts": "targets", "avg": "average", "ave": "average", "mths": "months",
    "mnths": "months", "mth": "month", "wks": "weeks", "wk": "week", "natl": "national", "defn": "definition",
    "def": "definition", "fig": "figure", "figs": "figures", "nos": "numbers", "vrs": "versus", "comp": "compare",
    "cf": "compared with", "quartle": "quartile", "hist": "history", "perc": "percent", "tho": "though", "wat": "what", "chk": "check", "chks": "checks", "sec": "secondary", "prim": "primary", "outst": "outstanding",
    "sup": "support", "supp": "support", "asses": "assessments", "ass": "assessments", "assmt": "assessment", "sumry": "summary",
    "gd": "good", "outs": "outstanding", "refs": "referrals", "ref": "referral", "schl": "school", "schls": "schools", "fams": "families", "indivs": "individuals",
    "accom": "accommodation", "accomm": "accommodation", "ldrship": "leadership", "mgmt": "management", "mgt": "management",
    "te": "the", "teh": "the", "hw": "how", "wots": "what's", "wot": "what", "r": "are", "u": "you", "ur": "your", "abt": "about", "thx": "thanks",
}  # fmt: skip
