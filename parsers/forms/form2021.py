"""国办公开办函〔2021〕30号: the form of report years 2021 and after."""

from parsers.forms.model import Clause, Form, Heading, adds_across, adds_up, balances, column, group, line

SECTIONS = (
    Heading(1, "总体情况", "Overview", ("总体情况概述", "概述", "基本情况")),
    Heading(2, "主动公开政府信息情况", "Proactive disclosure", ("主动公开政府信息的情况", "主动公开政府信息", "政府信息主动公开情况")),
    Heading(3, "收到和处理政府信息公开申请情况", "Requests received and handled", ("收到和处理政府信息公开申请的情况", "收到和处理政府信息公开情况", "收到和处理信息公开申请情况", "政府信息依申请公开情况")),
    Heading(4, "政府信息公开行政复议、行政诉讼情况", "Reconsideration and litigation", ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开行政复议和行政诉讼情况", "政府信息公开行政复议与行政诉讼情况", "行政复议与行政诉讼", "行政复议、行政诉讼情况", "政府信息公开行政复议、诉讼情况", "因政府信息公开被申请行政复议、提起行政诉讼情况")),
    Heading(5, "存在的主要问题及改进情况", "Main problems and improvements", ("政府信息公开工作存在的主要问题及改进情况", "存在的主要问题及整改措施", "政府信息公开工作存在的主要问题及整改措施", "存在问题及改进情况", "存在的问题及改进情况", "存在的主要问题及改进措施", "存在的主要问题和改进情况", "主要问题及改进情况", "存在的主要问题")),
    Heading(6, "其他需要报告的事项", "Other matters", ("其他需要报告事项", "需要报告的其他事项", "其他需要报告的情况", "其他事项")),
)

DECISIONS = column("decisions", "本年处理决定数量", "处理决定数量", en="decisions made this year")

CLAUSES = (
    Clause(
        "20.1",
        "第二十条第（一）项",
        "Article 20 (1): regulations and normative documents",
        (
            line("regulations", "规章", "行政规章", en="Regulations"),
            line("normative_documents", "行政规范性文件", "规范性文件", en="Administrative normative documents"),
        ),
        (
            column("issued", "本年制发件数", "本年制发数量", "制发件数", en="issued this year"),
            column("repealed", "本年废止件数", "本年废纸件数", "废止件数", en="repealed this year"),
            column("in_force", "现行有效件数", "现行有效数量", "现行有效数", en="in force"),
        ),
    ),
    Clause(
        "20.5",
        "第二十条第（五）项",
        "Article 20 (5): administrative licensing",
        (line("licensing", "行政许可", en="Administrative licensing"),),
        (DECISIONS,),
    ),
    Clause(
        "20.6",
        "第二十条第（六）项",
        "Article 20 (6): penalties and coercive measures",
        (
            line("penalties", "行政处罚", en="Administrative penalties"),
            line("coercion", "行政强制", en="Administrative coercion"),
        ),
        (DECISIONS,),
    ),
    Clause(
        "20.8",
        "第二十条第（八）项",
        "Article 20 (8): administrative fees",
        (line("fees", "行政事业性收费", en="Administrative fees"),),
        (column("amount", "本年收费金额（单位：万元）", "本年收费金额", "收费金额", en="fees collected this year", unit="万元"),),
    ),
)

NEW = line("new", "一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数", "一、本年新收申请数量", en="New requests this year")
CARRIED_IN = line("carried_in", "二、上年结转政府信息公开申请数量", "二、上年结转政府信息公开申请数", "二、上年结转申请数量", en="Carried over from last year")
CARRIED_OUT = line("carried_out", "四、结转下年度继续办理", "四、结转下年度继续办理数量", "四、结转下年继续办理", "四、结转下年度", en="Carried over to next year")

OUTCOMES = group(
    "三、本年度办理结果",
    line("granted", "（一）予以公开", en="Granted in full"),
    line("partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开", "（二）部分公开（区分处理的，只计这一情形，不计算其他情形）", en="Granted in part"),
    group(
        "（三）不予公开",
        line("refused_state_secret", "1.属于国家秘密", en="State secret"),
        line("refused_prohibited_by_law", "2.其他法律行政法规禁止公开", "2.其他法律、行政法规禁止公开", "2.其他法律行政止公开", "2.其他法律法规禁止公开", en="Prohibited by other law"),
        line("refused_security_stability", "3.危及“三安全一稳定”", "3.危及三安全一稳定", en="Endangers security or stability"),
        line("refused_third_party", "4.保护第三方合法权益", en="Rights of third parties"),
        line("refused_internal", "5.属于三类内部事务信息", en="Internal affairs"),
        line("refused_process", "6.属于四类过程性信息", en="Deliberative information"),
        line("refused_enforcement_file", "7.属于行政执法案卷", "7.属于行政执法案卷信息", en="Enforcement case file"),
        line("refused_administrative_query", "8.属于行政查询事项", en="Matter of administrative query"),
        en="Refused",
    ),
    group(
        "（四）无法提供",
        line("unavailable_not_held", "1.本机关不掌握相关政府信息", "1.本机关不掌握相关信息", "1.本机关不掌握", en="Not held by this organ"),
        line("unavailable_needs_creation", "2.没有现成信息需要另行制作", en="Would need to be created"),
        line("unavailable_unclear", "3.补正后申请内容仍不明确", en="Unclear after correction"),
        en="Unavailable",
    ),
    group(
        "（五）不予处理",
        line("unprocessed_petition", "1.信访举报投诉类申请", "1.信访、举报、投诉类申请", en="Petition, report or complaint"),
        line("unprocessed_repeat", "2.重复申请", en="Repeated request"),
        line("unprocessed_publication", "3.要求提供公开出版物", en="Asks for a publication"),
        line("unprocessed_vexatious", "4.无正当理由大量反复申请", en="Vexatious mass requests"),
        line("unprocessed_confirmation", "5.要求行政机关确认或重新出具已获取信息", en="Asks to confirm information already obtained"),
        en="Not processed",
    ),
    group(
        "（六）其他处理",
        line("other_no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.申请人无正当理由逾期不补正", "1.逾期不补正", en="Not corrected in time"),
        line("other_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用", "2.逾期不缴费", en="Fee not paid in time"),
        line("other_misc", "3.其他", en="Other"),
        en="Other handling",
        variants=("（六）其他", "（六）其他处理情形", "（六）其他处理情况", "（六）其他情形", "（六）其他情况"),
        code="other",
    ),
    line("total", "（七）总计", "（七）总记", "（七）合计", "（七）总数", en="Total handled"),
    en="Outcome this year",
    variants=("三、本年度办理结果情况", "三、本年办理结果"),
)

REQUEST_COLUMNS = (
    column("natural_person", "自然人", en="natural persons"),
    column("company", "商业企业", en="companies"),
    column("research_institution", "科研机构", en="research institutions"),
    column("social_organisation", "社会公益组织", "公益组织", en="social organisations"),
    column("legal_service", "法律服务机构", en="legal services"),
    column("other", "其他", "其它", en="other organisations"),
    column("total", "总计", "合计", "总记", en="total"),
)

CHANNELS = (
    line("reconsideration", "行政复议", "行政法复议", en="Reconsideration"),
    line("litigation_direct", "未经复议直接起诉", "未经复议直接诉讼", en="Litigation without reconsideration"),
    line("litigation_after_reconsideration", "复议后起诉", "经复议后起诉", "复议后诉讼", en="Litigation after reconsideration"),
)
RESULTS = (
    column("upheld", "结果维持", en="upheld"),
    column("corrected", "结果纠正", en="corrected"),
    column("other", "其他结果", "其它结果", en="other result"),
    column("pending", "尚未审结", "未审结", en="pending"),
    column("total", "总计", "合计", "总记", en="total"),
)

ARITHMETIC = (
    balances(
        "requests.balance",
        ("new", "carried_in"),
        ("total", "carried_out"),
        title="本年新收 + 上年结转 = 总计 + 结转下年度",
        en="new and carried-in requests = handled and carried-out requests",
        source="表头: 第一项加第二项之和，等于第三项加第四项之和",
    ),
    adds_up(
        "requests.outcomes",
        OUTCOMES,
        to="total",
        title="各项办理结果之和 = 总计",
        en="the outcomes add up to the total",
        source="国办公开办函〔2021〕30号",
    ),
    adds_across(
        "requests.applicants",
        "requests",
        REQUEST_COLUMNS,
        to="total",
        title="六类申请人之和 = 总计",
        en="the six kinds of applicant add up to the total",
        source="国办公开办函〔2021〕30号",
    ),
    adds_across(
        "appeals.total",
        "appeals",
        RESULTS,
        to="total",
        title="四种结果之和 = 总计",
        en="the four results add up to the total",
        source="国办公开办函〔2021〕30号",
    ),
)

FORM = Form(
    code="2021",
    title="政府信息公开工作年度报告格式（2021）",
    english="Annual report form of 2021",
    notice="国办公开办函〔2021〕30号",
    first_year=2021,
    last_year=None,
    sections=SECTIONS,
    clauses=CLAUSES,
    requests=(NEW, CARRIED_IN, OUTCOMES, CARRIED_OUT),
    request_columns=REQUEST_COLUMNS,
    channels=CHANNELS,
    results=RESULTS,
    arithmetic=ARITHMETIC,
    captions=(
        "信息内容",
        "申请人情况",
        "法人或其他组织",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "行政诉讼",
    ),
)
