"""Names of indicators that no council has written down and any might: catalogues of whatever size, for measuring.

A name is a measure ("Persistent absence"), and in a larger catalogue a measure of part of a population: a group, an
age, a place of care or a kind of school, a need. The plainest names come first, as in a real catalogue: a larger one
holds the smaller one, and tells its indicators apart by ever finer words. Nothing is numbered to make it differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from random import Random

from intents.lexicon import Named

SIZES = (50, 500, 5_000, 50_000)

GROUPS = (
    "boys", "girls", "White British", "Black Caribbean", "Black African", "Indian heritage", "Pakistani heritage", "Bangladeshi heritage",
    "Chinese heritage", "mixed heritage", "Gypsy, Roma and Traveller", "English as an additional language", "first language English",
    "eligible for free school meals", "not eligible for free school meals", "pupil premium", "disabled", "young carers", "unaccompanied asylum seekers",
    "refugees", "summer born", "low prior attainment", "high prior attainment", "service families", "lone parent households", "teenage parents",
)  # fmt: skip
AGES = (
    "aged under 1", "aged 1 to 4", "aged 5 to 9", "aged 10 to 15", "aged 16 and 17", "aged 18 to 21", "aged 22 to 25", "in reception year",
    "in year 1", "in year 6", "in years 7 to 9", "in years 10 and 11", "post 16",
)  # fmt: skip
CARE = (
    "in foster care", "in kinship care", "in residential homes", "in secure accommodation", "in semi-independent lodgings", "placed out of county",
    "placed with parents", "in agency placements", "in in-house placements", "in parent and baby units", "in adoptive placements",
)  # fmt: skip
SCHOOLS = (
    "in nursery settings", "in infant schools", "in junior schools", "in academies", "in maintained schools", "in free schools", "in grammar schools",
    "in pupil referral units", "in independent schools", "in alternative provision", "in sixth form colleges", "in rural schools",
)  # fmt: skip
NEEDS = (
    "with autism", "with speech and language needs", "with hearing impairment", "with visual impairment", "with physical disability",
    "with severe learning difficulty", "with moderate learning difficulty", "with dyslexia", "with mental ill health", "with a plan ceased",
)  # fmt: skip
FAMILY = (
    "domestic abuse", "parental substance misuse", "parental mental ill health", "neglect", "emotional abuse", "physical abuse", "sexual abuse",
    "homelessness", "family dysfunction", "gangs and county lines", "trafficking", "going missing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """A theme's measures, and the parts of the population that its figures are broken down by."""

    theme: str
    measures: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]


SUBJECTS = (
    Subject("Children's social care", (
        "Contacts leading to a referral", "Referrals closed with no further action", "Re-referrals within 12 months", "Single assessments completed within 45 days",
        "Single assessments ending in a service", "Section 47 enquiries started", "Section 47 enquiries leading to a conference",
        "Initial child protection conferences held within 15 days", "Child protection plans starting", "Child protection plans ending",
        "Child protection plans lasting 2 years or more", "Second or subsequent child protection plans", "Child protection reviews on time",
        "Child protection visits in timescale", "Core group meetings held", "Children in need at year end", "Children in need plans closed", "Family group conferences offered",
        "Missing episodes", "Return home interviews accepted", "Child exploitation risk assessments", "Strategy discussions held", "Private fostering arrangements",
    ), (GROUPS, AGES, FAMILY)),
    Subject("Children in care", (
        "Children in care rate per 10,000", "Children starting to be looked after", "Children ceasing to be looked after", "Children in care with 3 or more placements",
        "Children in care in the same placement for 2 years", "Children in care with an up to date health assessment", "Children in care with a dental check",
        "Children in care with immunisations up to date", "Children in care placed over 20 miles from home", "Children in care with a pathway plan",
        "Children in care with a personal education plan", "Strengths and difficulties score of children in care", "Children in care reviewed in timescale",
        "Children in care visited by a social worker", "Children adopted from care", "Special guardianship orders granted", "Days from entering care to adoption",
        "Days from court authority to a matched family", "Care leavers in suitable accommodation", "Care leavers in education, employment or training",
        "Care leavers in touch with the authority", "Care leavers staying put with foster carers", "Children in care convicted or cautioned",
        "Children in care with substance misuse identified",
    ), (GROUPS, AGES, CARE)),
    Subject("Education", (
        "Good level of development", "Phonics standard met", "Key stage 1 reading expected standard", "Key stage 1 writing expected standard",
        "Key stage 1 maths expected standard", "Key stage 2 reading expected standard", "Key stage 2 writing expected standard",
        "Key stage 2 maths expected standard", "Key stage 2 maths higher standard", "Key stage 2 grammar scaled score", "Multiplication tables check full marks",
        "Attainment 8 average score", "Progress 8 average score", "English Baccalaureate entries", "English and maths at grade 5 or above",
        "Level 3 qualification by 19", "A level points for each entry", "Apprenticeships started", "Overall absence", "Unauthorised absence", "Persistent absence",
        "Severe absence", "Suspensions", "Permanent exclusions", "Elective home education", "Children missing education", "First choice of school offered",
        "Moves between schools in the year",
    ), (GROUPS, AGES, SCHOOLS, NEEDS)),
    Subject("SEND", (
        "Education, health and care plans issued within 20 weeks", "Requests for an education, health and care plan", "Education, health and care plans refused",
        "Annual reviews of plans completed", "Tribunal appeals lodged", "Tribunal appeals upheld", "Mediation meetings held", "Pupils with SEN support", "Pupils with a statement or plan",
        "Short breaks taken up", "Personal budgets agreed", "Travel assistance granted",
    ), (GROUPS, AGES, SCHOOLS, NEEDS)),
    Subject("Early years and early help", (
        "Funded hours taken up", "Providers judged good or outstanding", "Health visitor checks at two and a half", "Breastfeeding at 6 to 8 weeks",
        "Smoking at time of delivery", "Early help assessments started", "Early help plans closed with needs met", "Early help cases stepped up", "Family hub attendance",
        "Parenting programmes completed", "Supporting families outcomes claimed", "Hospital admissions for injury", "Hospital admissions for self harm",
        "Excess weight", "Tooth decay", "Waiting over 18 weeks for mental health support",
    ), (GROUPS, AGES, FAMILY)),
    Subject("Youth justice", (
        "First time entrants to youth justice", "Re-offending within 12 months", "Offences for each re-offender", "Custodial sentences", "Remands to custody",
        "Out of court disposals", "Reparation hours completed", "Knife crime offences", "Youth cautions given", "Intensive supervision orders",
        "Young offenders in suitable accommodation", "Young offenders in education, employment or training", "Victims offered restorative justice",
    ), (GROUPS, AGES, FAMILY)),
)  # fmt: skip


def names() -> Iterator[tuple[str, str]]:
    """(theme, name) without end in sight: bare measures, then those of one part of the population, then of two."""
    dice = Random(20210101)
    for fineness in range(3):
        finer = [(s.theme, name) for s in SUBJECTS for name in _of(s, fineness)]
        dice.shuffle(finer)
        yield from finer


def _of(subject: Subject, fineness: int) -> Iterator[str]:
    for kinds in combinations(subject.parts, fineness):
        for measure, *parts in product(subject.measures, *kinds):
            yield measure + "".join(f"{', ' if n else ' - '}{part}" for n, part in enumerate(parts))


def catalogue(size: int) -> Sequence[Named]:
    """So many indicators of different names. Raises ValueError where the tables hold no more."""
    made = [Named(f"i{n}", name, theme, ()) for n, (theme, name) in enumerate(islice(names(), size))]
    if len(made) < size:
        raise ValueError(f"The tables make {len(made)} names, not {size}.")
    return made
