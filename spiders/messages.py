"""What is said of an address that gave nothing, in both languages; see `parsers.sentences`.

The reason of a capture is stored, and is a problem's message where a report was to be expected.
"""

from __future__ import annotations

from parsers.sentences import NUMBER, TEXT, OneOf, Saying

GUARDED = (
    (
        r"__jsl_clearance|jsl_clearance_s",
        Saying("加速乐 asks for a script to be run (__jsl_clearance)", "加速乐要求先运行脚本（__jsl_clearance）"),
    ),
    (r"知道创宇云防御|创宇盾", Saying("知道创宇云防御 refuses", "知道创宇云防御拒绝访问")),
    (r"\$_ts\s*=|\$_ts\[", Saying("瑞数 asks for a script to be run ($_ts)", "瑞数要求先运行脚本（$_ts）")),
    (
        r"acw_sc__v2|var\s+arg1\s*=\s*'[0-9A-F]{20,}'",
        Saying("阿里云 asks for a script to be run (acw_sc__v2)", "阿里云要求先运行脚本（acw_sc__v2）"),
    ),
    (r"GeoBL|WZWS", Saying("WZWS refuses", "WZWS 拒绝访问")),
    (
        r"(?:访问|请求)(?:被(?:拦截|阻断|拒绝)|过于频繁)|安全验证|滑动验证",
        Saying("the site asks for a check, or refuses", "网站要求验证，或拒绝访问"),
    ),
)
"""Guards: what their pages hold, and what they do."""

REFUSED = Saying("blocked with status {status}", "被拦截，状态码 {status}", status=NUMBER)
REFUSED_BY = Saying(
    "{refused}: {guard}", "{refused}：{guard}", refused=REFUSED, guard=OneOf(tuple(saying for _, saying in GUARDED))
)
ERROR = Saying("an error page: status {status}", "出错页面，状态码 {status}", status=NUMBER)
EMPTY = Saying("an empty answer", "答复为空")
SOFT_404 = Saying("a page that says it doesn't exist, with status 200", "页面自称不存在，状态码却是 200")
FRONT_INSTEAD = Saying("the site's front page came instead", "得到的是网站首页，不是所要的页面")
AWAY = Saying("leads away from the portal, to {host}: not followed", "指向本网站以外的 {host}，没有跟去")

UNKNOWN_NAME = Saying("its name is not known (DNS)", "查不到该域名（DNS）")
CONNECTION_REFUSED = Saying("the connection was refused", "连接被拒绝")
TOO_LATE = Saying("no answer came in time", "逾时没有答复")
CUT_OFF = Saying("the answer was cut off in the middle, each time", "每次答复都中途断开")
NO_TLS = Saying(
    "no TLS connection came about, see OLD_TLS_HOSTS if the server is old: {why}",
    "未能建立 TLS 连接；服务器老旧的，见 OLD_TLS_HOSTS：{why}",
    why=TEXT,
)
FOR_EVER = Saying("it redirects for ever", "不停地重定向")
ASKS_FOR_PEACE = Saying(
    "it asks to be left alone for {seconds} seconds (Retry-After)", "它要求 {seconds} 秒内不再访问（Retry-After）"
)
_SILENCE = OneOf((UNKNOWN_NAME, CONNECTION_REFUSED, TOO_LATE, CUT_OFF, NO_TLS, FOR_EVER, TEXT))
"""What a library says stays as it is."""
NOT_FETCHED = Saying("could not be fetched: {why}", "未能抓取：{why}", why=_SILENCE)
LEFT_ALONE = Saying(
    "blocked: not asked for, as the host is left alone: {why}",
    "被拦截：不再访问该主机，故未抓取：{why}",
    why=OneOf((REFUSED_BY, REFUSED, ASKS_FOR_PEACE, TEXT)),
)

NO_BROWSER = Saying(
    "it is filled by scripts, and the extra nianbao[browser] is not installed",
    "内容由脚本填入，而未安装附加组件 nianbao[browser]",
)
ENOUGH_OPENED = Saying(
    "it is filled by scripts, and {pages} pages were opened in a browser already (BROWSER_PAGES)",
    "内容由脚本填入，而已用浏览器打开 {pages} 页（BROWSER_PAGES）",
    pages=NUMBER,
)
ELSEWHERE = Saying(
    "an attachment on {host}, which is not the portal's: not fetched; if the portal keeps its files"
    ' there, add files = ["{again}"] to its declaration',
    '附件在 {host}，不属本网站，没有抓取；如本网站的文件存放在那里，请在其声明中加上 files = ["{again}"]',
)
IN_PICTURES = Saying(
    "the report at {url} is in {count} pictures, which are not put together: save them as one PDF,"
    " and read it with nianbao parse",
    "{url} 的报告是 {count} 张图片，没有拼合：请存为一个 PDF，用 nianbao parse 读取",
    count=NUMBER,
)

SAYINGS = (
    REFUSED_BY,
    REFUSED,
    ERROR,
    EMPTY,
    SOFT_404,
    FRONT_INSTEAD,
    AWAY,
    NOT_FETCHED,
    LEFT_ALONE,
    NO_BROWSER,
    ENOUGH_OPENED,
    ELSEWHERE,
    IN_PICTURES,
)
