"""Files: `files.info`, and the download of `url_private_download`, which wants the app's token."""

from __future__ import annotations

from tests.fake_slack.faults import Faults
from tests.fake_slack.values import BOT_TOKEN, Args, Json, Reply, Request, SlackError
from tests.fake_slack.workspace import Workspace


def info(workspace: Workspace, args: Args) -> Json:
    """`files.info`."""
    file = workspace.files.get(args.word("file"))
    if file is None:
        raise SlackError("file_not_found")
    return {"ok": True, "file": file.described(workspace.web_url)}


def download(workspace: Workspace, faults: Faults, id_: str, request: Request) -> Reply | None:
    """The bytes; without the token Slack sends its sign-in page's address. Faults are those of the method "download"."""
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    with workspace.changing():
        workspace.downloads.append({"file": id_, "token": token})

    def act() -> Reply:
        file = workspace.files.get(id_)
        if file is None:
            return Reply(404, "not found")
        if token != BOT_TOKEN or file.redirects_to:
            return Reply(302, "", {"Location": file.redirects_to or f"{workspace.web_url}/signin"})
        return Reply(200, file.data, {"Content-Type": "application/octet-stream"})

    return faults.take("download").carry_out(act)
