"""Messages about addresses that gave no page, in both languages (`parsers.sentences`).

Where a report was to be expected, the message becomes that of a problem.
"""

from __future__ import annotations

from parsers.sentences import Sentence

JIASULE = Sentence(
    "guard.jiasule", "加速乐 asks for a script to be run (__jsl_clearance)", "加速乐要求先运行脚本（__jsl_clearance）"
)
CHUANGYU = Sentence("guard.chuangyu", "知道创宇云防御 refuses", "知道创宇云防御拒绝访问")
RUISHU = Sentence("guard.ruishu", "瑞数 asks for a script to be run ($_ts)", "瑞数要求先运行脚本（$_ts）")
ALIYUN = Sentence(
    "guard.aliyun", "阿里云 asks for a script to be run (acw_sc__v2)", "阿里云要求先运行脚本（acw_sc__v2）"
)
WZWS = Sentence("guard.wzws", "WZWS refuses", "WZWS 拒绝访问")
ASKS_OR_REFUSES = Sentence("guard.unknown", "the site asks for a check, or refuses", "网站要求验证，或拒绝访问")
GUARDED = (
    (r"__jsl_clearance|jsl_clearance_s", JIASULE),
    (r"知道创宇云防御|创宇盾", CHUANGYU),
    (r"\$_ts\s*=|\$_ts\[|\$_ts['\"]\]\s*=|\$_ts\.\w{1,20}\s*=", RUISHU),
    (r"acw_sc__v2|var\s+arg1\s*=\s*'[0-9A-F]{20,}'", ALIYUN),
    (r"GeoBL|WZWS", WZWS),
    (r"(?:访问|请求)(?:被(?:拦截|阻断|拒绝)|过于频繁)|安全验证|滑动验证", ASKS_OR_REFUSES),
)
"""Guards: a pattern for what their pages contain, and the sentence for it."""

REFUSED = Sentence("answer.refused", "blocked with status {status}", "被拦截，状态码 {status}")
REFUSED_BY = Sentence("answer.refused_by", "blocked with status {status}: {guard}", "被拦截，状态码 {status}：{guard}")
ERROR = Sentence("answer.error", "an error page: status {status}", "出错页面，状态码 {status}")
EMPTY = Sentence("answer.empty", "an empty answer", "答复为空")
NO_HTML = Sentence("answer.no_html", "no HTML", "不是网页")
BUSY = Sentence(
    "answer.busy",
    "a page that says it is busy or under repair, with status 200",
    "页面称系统繁忙或正在维护，状态码却是 200",
)
FAULT = Sentence(
    "answer.fault", "a page that says that something went wrong, with status 200", "页面称出错，状态码却是 200"
)
LOGIN = Sentence("answer.login", "a page that asks for a login came instead", "得到的是登录页面，不是所要的内容")
PAGE_INSTEAD = Sentence(
    "answer.page_instead",
    "a web page that is no report came in place of the file, with status 200",
    "得到的是网页而不是文件，其中没有报告，状态码却是 200",
)
SHOWS_NOTHING = Sentence(
    "answer.shows_nothing",
    "a report's page that shows nothing in place of the report, with status 200",
    "报告的页面没有显示报告，内容是空的，状态码却是 200",
)
TAKEN_DOWN = Sentence(
    "answer.taken_down",
    "a page that says that the report was taken down, with status 200",
    "页面称报告已撤下，状态码却是 200",
)
EMPTIED_LIST = Sentence(
    "gap.emptied",
    "a list that named {count} reports, which are still there, names none of them today",
    "列表曾列出 {count} 份报告，这些报告还在，今天却一份也没有列出",
)
SOFT_404 = Sentence(
    "answer.soft_404", "a page that says it doesn't exist, with status 200", "页面自称不存在，状态码却是 200"
)
NO_SITE = Sentence(
    "answer.no_site",
    "the page that the site shows at every address came instead; it leads nowhere, as one for the time of a repair",
    "得到的是网站对所有地址都显示的页面，其中没有链接，像是维护期间的页面",
)
FRONT_INSTEAD = Sentence(
    "answer.front_instead", "the site's front page came instead", "得到的是网站首页，不是所要的页面"
)
AWAY = Sentence(
    "fetch.away", "leads away from the portal, to {host}: not followed", "指向本网站以外的 {host}，没有跟去"
)

UNKNOWN_NAME = Sentence("fetch.unknown_name", "its name is not known (DNS)", "查不到该域名（DNS）")
PRIVATE_ADDRESS = Sentence(
    "fetch.private_address",
    "a private address, of this machine or its network, and not where the portal starts",
    "内网或本机地址，且不是本网站的起始地址",
)
CONNECTION_REFUSED = Sentence("fetch.connection_refused", "the connection was refused", "连接被拒绝")
TOO_LATE = Sentence("fetch.too_late", "no answer came in time", "逾时没有答复")
CUT_OFF = Sentence("fetch.cut_off", "the answer was cut off in the middle, each time", "每次答复都中途断开")
ENDS_EARLY = Sentence("fetch.ends_early", "its page ends in the middle", "网页在中途结束")
TOO_LARGE = Sentence(
    "fetch.too_large", "it is larger than an answer may be (DOWNLOAD_MAXSIZE)", "答复超过允许的大小（DOWNLOAD_MAXSIZE）"
)
NOT_UNPACKED = Sentence(
    "fetch.not_unpacked",
    "its body can't be unpacked as Content-Encoding says: {error}",
    "无法按 Content-Encoding 解压答复：{error}",
)
NO_TLS = Sentence(
    "fetch.no_tls",
    "no TLS connection came about, see OLD_TLS_HOSTS if the server is old: {error}",
    "未能建立 TLS 连接；服务器老旧的，见 OLD_TLS_HOSTS：{error}",
)
FOR_EVER = Sentence("fetch.for_ever", "it redirects for ever", "不停地重定向")
NOT_FETCHED = Sentence("fetch.failed", "could not be fetched: {why}", "未能抓取：{why}")
"""`why` is one of the sentences above, or the message of a library."""

STOPPED = Sentence(
    "fetch.stopped",
    "a crawl stood still over this page, and the watchdog ended it: later crawls leave the page out,"
    " nianbao refresh --all tries it again",
    "抓取在这一页上停滞不前，被看门狗终止：以后的抓取略过此页，nianbao refresh --all 会再试",
)
IN_A_ROW = Sentence(
    "host.in_a_row", "{answers} answers in a row were refusals, or did not come", "连续 {answers} 次拒绝访问或没有答复"
)
ASKS_FOR_PEACE = Sentence(
    "host.asks_for_peace",
    "it asks to be left alone for {seconds:,.0f} seconds (Retry-After)",
    "它要求 {seconds:,.0f} 秒内不再访问（Retry-After）",
)
LEFT_ALONE = Sentence(
    "host.left_alone",
    "blocked: not asked for, as the host is left alone: {why}",
    "被拦截：不再访问该主机，故未抓取：{why}",
)

NO_BROWSER = Sentence(
    "browser.none",
    "it is filled by scripts, and the extra nianbao[browser] is not installed",
    "内容由脚本填入，而未安装附加组件 nianbao[browser]",
)
NOT_OPENED = Sentence("browser.failed", "the browser could not open it: {error}", "浏览器未能打开：{error}")
ENDLESS = Sentence("browser.endless", "its scripts do not come to an end", "页面脚本运行不止")
ENOUGH_OPENED = Sentence(
    "browser.enough",
    "it is filled by scripts, and {pages} pages were opened in a browser already (BROWSER_PAGES)",
    "内容由脚本填入，而已用浏览器打开 {pages} 页（BROWSER_PAGES）",
)
ELSEWHERE = Sentence(
    "attachment.elsewhere",
    "an attachment on {host}, which is not the portal's: not fetched; if the portal keeps its files"
    ' there, add files = ["{again}"] to its declaration',
    '附件在 {host}，不属本网站，没有抓取；如本网站的文件存放在那里，请在其声明中加上 files = ["{again}"]',
)
IN_PICTURES = Sentence(
    "attachment.in_pictures",
    "the report at {url} is in {count} pictures, which are not put together: save them as one PDF,"
    " and read it with nianbao parse",
    "{url} 的报告是 {count} 张图片，没有拼合：请存为一个 PDF，用 nianbao parse 读取",
)

NOT_FILLED = Sentence(
    "gap.not_filled",
    "a list without an entry: a script that was not run may fill it",
    "列表没有条目：可能由未运行的脚本填入",
)
NO_MENU = Sentence(
    "gap.no_menu",
    "it leads nowhere: a script that was not run may write its menu",
    "没有可去之处：其菜单可能由未运行的脚本写入",
)
NO_PAGER = Sentence(
    "gap.no_pager",
    "the place of its pager is empty: a script that was not run may fill it",
    "翻页处为空：可能由未运行的脚本填入",
)
GOES_ON = Sentence(
    "gap.goes_on", "the list goes on behind “{words}”, which names no address", "列表在“{words}”之后还有，但没有地址"
)
NOT_UNDERSTOOD = Sentence(
    "gap.not_understood",
    "a column in which none of {count} links, such as “{words}”, was understood as that of a report",
    "栏目中的 {count} 个链接（如“{words}”）都没有认出是报告",
)
NO_ADDRESS = Sentence(
    "gap.no_address",
    "{count} entries such as “{words}” name no address: a script opens them",
    "{count} 个条目（如“{words}”）没有地址，由脚本打开",
)
TABS = Sentence(
    "gap.tabs",
    "{count} years or organs, such as “{words}”, are shown by a script only, and none of their reports was seen",
    "{count} 个年度或单位（如“{words}”）只由脚本显示，没有读到其中的报告",
)
FEWER_PAGES = Sentence(
    "gap.fewer_pages", "it has {said} pages, of which {seen} were seen", "共 {said} 页，只读到 {seen} 页"
)
FEWER_ENTRIES = Sentence(
    "gap.fewer_entries", "it has {said} entries, of which {seen} were seen", "共 {said} 条，只读到 {seen} 条"
)
NOT_FOLLOWED = Sentence(
    "gap.not_followed", "it sends the reader on by a script that was not understood", "由脚本转到别处，未能识别其地址"
)
UNDECLARED = Sentence(
    "gap.undeclared",
    '“{words}” leads to {host}, which is not declared: if it belongs to the portal, add hosts = ["{host}"] to its'
    " declaration",
    '“{words}”指向未声明的 {host}：如属本网站，请在其声明中加上 hosts = ["{host}"]',
)
FORMER_SITE = Sentence(
    "coverage.former_site",
    "every page of the portal leads to its former site {host} (“{words}”), which is not read: if reports of earlier"
    ' years are there, add hosts = ["{host}"] to its declaration',
    '网站各页均有指向旧站 {host} 的链接（“{words}”），未读取：如早年年报在旧站，请在其声明中加上 hosts = ["{host}"]',
)
BY_SEARCH = Sentence(
    "gap.by_search",
    "no column of annual reports was found: the reports are those that the site's own search names, which may not be"
    " all",
    "没有找到年报栏目：报告由本站检索得到，未必齐全",
)
OLDER_BY_SEARCH = Sentence(
    "gap.older_by_search",
    "it says that earlier reports are found by the site's own search alone, which was not asked for them",
    "页面称早年年报须经站内检索查找，未检索",
)
LIST_CUT = Sentence("gap.list_cut", "the list was read to page {page} only", "列表只读到第 {page} 页")
LIST_REFUSED = Sentence("gap.list_refused", "the list was not read: {why}", "未能读取列表：{why}")
UNJOINED = Sentence(
    "fetch.unjoined",
    "it is in several parts, and one could not be had: {part}",
    "分为几部分，其中一部分未能取得：{part}",
)
ROBOTS_FORBID = Sentence("fetch.robots_forbid", "robots.txt forbids it", "robots.txt 不允许访问")
ROBOTS_ERROR = Sentence(
    "fetch.robots_error",
    "robots.txt answered with status {status}: nothing of the host is asked for",
    "robots.txt 返回状态码 {status}：不访问该主机",
)
