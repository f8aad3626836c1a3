"""The profile that LibreOffice starts with. It runs no code in documents and fetches nothing."""

from __future__ import annotations

_COMMON = "/org.openoffice.Office.Common"
_SCRIPTING = f"{_COMMON}/Security/Scripting"
_UPDATE = "/org.openoffice.Office.Writer/Content/Update"
_INET = "/org.openoffice.Inet/Settings"

_VALUES: tuple[tuple[str, str, str], ...] = (
    # Macros, scripts and active content never run.
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    # Linked pictures, sections and objects are not loaded, neither local nor remote ones.
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_UPDATE, "Link", "2"),  # never
    # Fields and charts are not recalculated: they show what was stored in the file.
    (_UPDATE, "Field", "false"),
    (_UPDATE, "Chart", "false"),
    # Anything that still tries to connect gets a proxy that doesn't exist (port 9 is discard).
    (_INET, "ooInetProxyType", "2"),
    (_INET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPProxyPort", "9"),
    (_INET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPSProxyPort", "9"),
    (_INET, "ooInetNoProxy", ""),
    # No check for updates, no recovery after a crash, no questions to the user.
    (
        "/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments",
        "AutoCheckEnabled",
        "false",
    ),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "ShowTipOfTheDay", "false"),
)

SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items'
    ' xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
    + "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _VALUES
    )
    + "</oor:items>\n"
)
"""Content of the profile's registrymodifications.xcu."""
