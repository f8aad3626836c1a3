"""政府信息公开情况统计表 (国办发〔2014〕32号): the table of statistics of report years 2014 to 2018.

The notice as published online lacks its annex. What was found of it elsewhere agrees: the first rows with their units in
tables that districts still use, the rest in what organs say of their figures. The sums follow from how the rows are
arranged (1., 其中：); no print of the annex's own remarks was found.

It was attached to a narrative that every organ arranged as it liked. Provinces added lines and left some out;
the other wordings below are theirs, and those of the tables that organs made for themselves before 2014: only
lines that count the same.
"""

from parsers.forms.model import Form, Indicator, adds_to, column, heading, indicator

SOURCE = "国办发〔2014〕32号"

DISCLOSED = heading(
    "disclosure",
    "一、主动公开情况",
    "一、主动公开政府信息情况",
    en="Proactive disclosure",
    parts=(
        indicator(
            "disclosed",
            "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
            "（一）主动公开政府信息数",
            "主动公开信息数",
            "主动公开政府信息总数",
            "主动公开信息总数",
            "主动公开政府信息条数",
            en="Items disclosed",
            unit="条",
            parts=(
                indicator(
                    "disclosed_normative_documents",
                    "其中：主动公开规范性文件数",
                    "主动公开的规范性文件数",
                    en="Of these: normative documents disclosed",
                    unit="条",
                ),
                indicator(
                    "normative_documents_made",
                    "制发规范性文件总数",
                    "制发的规范性文件总数",
                    en="Normative documents made",
                ),
            ),
        ),
        heading(
            "disclosed_through",
            "（二）通过不同渠道和方式公开政府信息的情况",
            "（二）通过不同渠道和方式公开政府信息情况",
            en="Through different channels",
            parts=(
                indicator("disclosed_gazette", "1.政府公报公开政府信息数", en="In the gazette", unit="条"),
                indicator("disclosed_website", "2.政府网站公开政府信息数", en="On websites", unit="条"),
                indicator("disclosed_weibo", "3.政务微博公开政府信息数", en="On Weibo", unit="条"),
                indicator("disclosed_wechat", "4.政务微信公开政府信息数", en="On WeChat", unit="条"),
                indicator("disclosed_otherwise", "5.其他方式公开政府信息数", en="In other ways", unit="条"),
            ),
        ),
    ),
)

RESPONSES = heading(
    "responses",
    "二、回应解读情况",
    en="Responses and explanations",
    parts=(
        indicator(
            "responses_given",
            "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
            "（一）回应公众关注热点或重大舆情数",
            en="Responses to public concerns",
            unit="次",
        ),
        heading(
            "responses_through",
            "（二）通过不同渠道和方式回应解读的情况",
            "（二）通过不同渠道和方式回应解读情况",
            en="Through different channels",
            parts=(
                indicator(
                    "press_conferences",
                    "1.参加或举办新闻发布会总次数",
                    "1.参加或举办新闻发布会次数",
                    en="Press conferences",
                    unit="次",
                    parts=(
                        indicator(
                            "press_conferences_by_heads",
                            "其中：主要负责同志参加新闻发布会次数",
                            "其中：主要负责人参加新闻发布会次数",
                            en="Of these: attended by the head",
                            unit="次",
                        ),
                    ),
                ),
                indicator(
                    "online_interviews",
                    "2.政府网站在线访谈次数",
                    en="Online interviews",
                    unit="次",
                    parts=(
                        indicator(
                            "online_interviews_by_heads",
                            "其中：主要负责同志参加政府网站在线访谈次数",
                            "其中：主要负责人参加政府网站在线访谈次数",
                            en="Of these: attended by the head",
                            unit="次",
                        ),
                    ),
                ),
                indicator("explanations", "3.政策解读稿件发布数", "3.政策解读稿件发布数量", en="Explanations published", unit="篇"),
                indicator("responses_social_media", "4.微博微信回应事件数", "4.微博、微信回应事件数", en="Responses on Weibo and WeChat", unit="次"),
                indicator("responses_otherwise", "5.其他方式回应事件数", en="Responses in other ways", unit="次"),
            ),
        ),
    ),
)

CHANNELS = (
    indicator("requests_in_person", "1.当面申请数", en="In person"),
    indicator("requests_by_fax", "2.传真申请数", en="By fax"),
    indicator("requests_online", "3.网络申请数", en="Online"),
    indicator("requests_by_letter", "4.信函申请数", "4.信件申请数", en="By letter"),
)
COMPLETED = (
    indicator("completed_in_time", "1.按时办结数", en="In time"),
    indicator("completed_late", "2.延期办结数", en="After an extension"),
)
GROUNDS = (
    indicator("refused_state_secret", "其中：1.涉及国家秘密", "涉及国家秘密数", en="State secrets"),
    indicator("refused_trade_secret", "2.涉及商业秘密", "涉及商业秘密数", en="Trade secrets"),
    indicator("refused_privacy", "3.涉及个人隐私", "涉及个人隐私数", en="Privacy"),
    indicator(
        "refused_security_stability",
        "4.危及国家安全、公共安全、经济安全和社会稳定",
        "危及国家安全、公共安全、经济安全和社会稳定数",
        en="Security and stability",
    ),
    indicator("refused_not_information", "5.不是《条例》所指政府信息", "不是《条例》所指政府信息数", en="No government information in the sense of the Regulations"),
    indicator("refused_other_law", "6.法律法规规定的其他情形", "法律法规规定的其他情形数", en="Other grounds of law"),
)
ANSWERS = (
    indicator("answered_already_public", "1.属于已主动公开范围数", "属于主动公开范围数", "属于已主动公开数", en="Already public"),
    indicator("granted", "2.同意公开答复数", "同意公开数", "同意公开的答复数", en="Granted"),
    indicator("partially_granted", "3.同意部分公开答复数", "同意部分公开数", "同意部分公开的答复数", en="Granted in part"),
    indicator("refused", "4.不同意公开答复数", "不同意公开数", "不同意公开的答复数", en="Refused", parts=GROUNDS),
    indicator("not_responsible", "5.不属于本行政机关公开数", "不属于本行政机关公开的数量", en="Not this organ's to disclose"),
    indicator("not_existing", "6.申请信息不存在数", "信息不存在数", en="Information does not exist"),
    indicator("to_be_corrected", "7.告知作出更改补充数", "告知作出更改、补充数", en="Told to correct or complete"),
    indicator("referred", "8.告知通过其他途径办理数", en="Referred to another procedure"),
)

REQUESTS = heading(
    "requests",
    "三、依申请公开情况",
    "三、依申请公开政府信息情况",
    en="Disclosure on request",
    parts=(
        indicator(
            "requests_received",
            "（一）收到申请数",
            "受理依申请公开信息总数",
            "受理申请总数",
            "收到申请总数",
            "受理依申请公开总数",
            "收到依申请公开数",
            "收到政府信息公开申请数",
            "申请总数",
            en="Requests received",
            parts=CHANNELS,
        ),
        indicator("requests_completed", "（二）申请办结数", en="Requests completed", parts=COMPLETED),
        indicator(
            "requests_answered",
            "（三）申请答复数",
            "对申请的答复数",
            "对申请的答复总数",
            en="Requests answered",
            parts=ANSWERS,
        ),
    ),
)

RECONSIDERATION = (
    indicator("reconsideration_upheld", "（一）维持具体行政行为数", "（一）维持数", en="Upheld"),
    indicator("reconsideration_corrected", "（二）被依法纠错数", "（二）依法纠错数", en="Corrected"),
    indicator("reconsideration_other", "（三）其他情形数", "（三）其他情形", en="Other"),
)
LITIGATION = (
    indicator("litigation_upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "（一）维持具体行政行为数", "（一）维持具体行政行为或驳回原告诉讼请求数", en="Upheld or dismissed"),
    indicator("litigation_corrected", "（二）被依法纠错数", "（二）依法纠错数", en="Corrected"),
    indicator("litigation_other", "（三）其他情形数", "（三）其他情形", en="Other"),
)

MEANS = heading(
    "means",
    "八、机构建设和保障经费情况",
    "八、机构建设和保障经费",
    en="Staff and funds",
    parts=(
        indicator("bodies", "（一）政府信息公开工作专门机构数", en="Bodies in charge", unit="个"),
        indicator("reading_points", "（二）设置政府信息公开查阅点数", "设置政府信息公开查阅点", en="Reading points", unit="个"),
        indicator(
            "staff",
            "（三）从事政府信息公开工作人员数",
            en="Staff",
            unit="人",
            parts=(
                indicator(
                    "staff_full_time",
                    "1.专职人员数（不包括政府公报及政府网站工作人员数）",
                    "1.专职人员数",
                    en="Full time",
                    unit="人",
                ),
                indicator("staff_part_time", "2.兼职人员数", en="Part time", unit="人"),
            ),
        ),
        indicator(
            "funds",
            "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
            "（四）政府信息公开专项经费",
            en="Funds",
            unit="万元",
        ),
    ),
)

MEETINGS = heading(
    "meetings",
    "九、政府信息公开会议和培训情况",
    en="Meetings and training",
    parts=(
        indicator("meetings_held", "（一）召开政府信息公开工作会议或专题会议数", "召开政府信息公开工作会议或专题会议次数", en="Meetings", unit="次"),
        indicator("trainings", "（二）举办各类培训班数", en="Training courses", unit="次"),
        indicator("people_trained", "（三）接受培训人员数", en="People trained", unit="人次"),
    ),
)

INDICATORS = (
    DISCLOSED,
    RESPONSES,
    REQUESTS,
    indicator("reconsideration", "四、行政复议数量", "行政复议数", "因政府信息公开申请行政复议数", en="Reconsiderations", parts=RECONSIDERATION),
    indicator("litigation", "五、行政诉讼数量", "行政诉讼数", "因政府信息公开提起行政诉讼数", en="Lawsuits", parts=LITIGATION),
    indicator("complaints", "六、举报投诉数量", "举报投诉数", en="Complaints"),
    indicator("fees", "七、依申请公开信息收取的费用", "依申请公开政府信息收取的费用", en="Fees for requests", unit="万元"),
    MEANS,
    MEETINGS,
)


AT_MOST = (
    ("disclosed_normative_documents", "disclosed"),
    ("press_conferences_by_heads", "press_conferences"),
    ("online_interviews_by_heads", "online_interviews"),
)
"""Lines that count a part of another line (其中)."""


def _codes(*lines: Indicator) -> tuple[str, ...]:
    return tuple(each.code for each in lines)


FORM = Form(
    code="2014",
    title="政府信息公开情况统计表（2014）",
    english="Table of statistics of 2014",
    notice=SOURCE,
    first_year=2014,
    last_year=2018,
    indicators=INDICATORS,
    at_most=AT_MOST,
    indicator_columns=(column("year", "统计数", en="of the year"),),
    arithmetic=(
        adds_to(
            "indicators.received",
            "requests_received",
            _codes(*CHANNELS),
            title="四种申请方式之和 = 收到申请数",
            en="the four ways of applying add up to the requests received",
            source=SOURCE,
        ),
        adds_to(
            "indicators.completed",
            "requests_completed",
            _codes(*COMPLETED),
            title="按时办结数 + 延期办结数 = 申请办结数",
            en="requests completed in time and after an extension add up to those completed",
            source=SOURCE,
        ),
        adds_to(
            "indicators.refused",
            "refused",
            _codes(*GROUNDS),
            title="各项理由之和 = 不同意公开答复数",
            en="the grounds add up to the requests refused",
            source=SOURCE,
        ),
        adds_to(
            "indicators.answered",
            "requests_answered",
            _codes(*ANSWERS),
            title="八种答复之和 = 申请答复数",
            en="the eight kinds of answer add up to the requests answered",
            source=SOURCE,
        ),
        adds_to(
            "indicators.reconsideration",
            "reconsideration",
            _codes(*RECONSIDERATION),
            title="三种结果之和 = 行政复议数量",
            en="the three results add up to the reconsiderations",
            source=SOURCE,
        ),
        adds_to(
            "indicators.litigation",
            "litigation",
            _codes(*LITIGATION),
            title="三种结果之和 = 行政诉讼数量",
            en="the three results add up to the lawsuits",
            source=SOURCE,
        ),
        adds_to(
            "indicators.staff",
            "staff",
            ("staff_full_time", "staff_part_time"),
            title="专职人员数 + 兼职人员数 = 工作人员数",
            en="full-time and part-time staff add up to the staff",
            source=SOURCE,
        ),
    ),
)
