CREATE TABLE "appeals" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "position" INTEGER NOT NULL,
   "channel" TEXT NOT NULL REFERENCES "channels"("code"),
   "upheld" ANY,
   "corrected" ANY,
   "other" ANY,
   "pending" ANY,
   "total" ANY,
   "raw" TEXT NOT NULL,
   "source_table" TEXT REFERENCES "source_tables"("id"),
   "places" TEXT NOT NULL,
   PRIMARY KEY ("report_id", "position")
) STRICT;
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2022',1,'reconsideration',0,0,0,0,0,'{"upheld":"0","corrected":"0","other":"0","pending":"0","total":"0"}','410300-洛阳市财政局-2022/2','{"upheld":{"table":2,"row":3,"column":0},"corrected":{"table":2,"row":3,"column":1},"other":{"table":2,"row":3,"column":2},"pending":{"table":2,"row":3,"column":3},"total":{"table":2,"row":3,"column":4}}');
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2022',2,'litigation_direct',0,0,0,0,0,'{"upheld":"0","corrected":"0","other":"0","pending":"0","total":"0"}','410300-洛阳市财政局-2022/2','{"upheld":{"table":2,"row":3,"column":5},"corrected":{"table":2,"row":3,"column":6},"other":{"table":2,"row":3,"column":7},"pending":{"table":2,"row":3,"column":8},"total":{"table":2,"row":3,"column":9}}');
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2022',3,'litigation_after_reconsideration',0,0,0,0,0,'{"upheld":"0","corrected":"0","other":"0","pending":"0","total":"0"}','410300-洛阳市财政局-2022/2','{"upheld":{"table":2,"row":3,"column":10},"corrected":{"table":2,"row":3,"column":11},"other":{"table":2,"row":3,"column":12},"pending":{"table":2,"row":3,"column":13},"total":{"table":2,"row":3,"column":14}}');
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2023',1,'reconsideration',1,0,0,342,343,'{"upheld":"1","corrected":"0","other":"0","pending":"342","total":"343"}','410300-洛阳市财政局-2023/2','{"upheld":{"table":2,"row":3,"column":0},"corrected":{"table":2,"row":3,"column":1},"other":{"table":2,"row":3,"column":2},"pending":{"table":2,"row":3,"column":3},"total":{"table":2,"row":3,"column":4}}');
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2023',2,'litigation_direct',0,0,0,0,0,'{"upheld":"0","corrected":"0","other":"0","pending":"0","total":"0"}','410300-洛阳市财政局-2023/2','{"upheld":{"table":2,"row":3,"column":5},"corrected":{"table":2,"row":3,"column":6},"other":{"table":2,"row":3,"column":7},"pending":{"table":2,"row":3,"column":8},"total":{"table":2,"row":3,"column":9}}');
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2023',3,'litigation_after_reconsideration',0,0,0,0,0,'{"upheld":"0","corrected":"0","other":"0","pending":"0","total":"0"}','410300-洛阳市财政局-2023/2','{"upheld":{"table":2,"row":3,"column":10},"corrected":{"table":2,"row":3,"column":11},"other":{"table":2,"row":3,"column":12},"pending":{"table":2,"row":3,"column":13},"total":{"table":2,"row":3,"column":14}}');
CREATE TABLE "applicants" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT
) STRICT;
INSERT INTO "applicants" VALUES('natural_person','自然人 Natural persons','自然人','Natural persons',1,'2019, 2021');
INSERT INTO "applicants" VALUES('company','商业企业 Companies','商业企业','Companies',2,'2019, 2021');
INSERT INTO "applicants" VALUES('research_institution','科研机构 Research institutions','科研机构','Research institutions',3,'2019, 2021');
INSERT INTO "applicants" VALUES('social_organisation','社会公益组织 Social organisations','社会公益组织','Social organisations',4,'2019, 2021');
INSERT INTO "applicants" VALUES('legal_service','法律服务机构 Legal services','法律服务机构','Legal services',5,'2019, 2021');
INSERT INTO "applicants" VALUES('other','其他 Other organisations','其他','Other organisations',6,'2019, 2021');
INSERT INTO "applicants" VALUES('total','总计 Total','总计','Total',7,'2019, 2021');
CREATE TABLE "archive_files" (
   "name" TEXT PRIMARY KEY NOT NULL,
   "crawl" TEXT NOT NULL REFERENCES "crawls"("id"),
   "size" INTEGER NOT NULL,
   "settled" INTEGER NOT NULL
) STRICT;
CREATE TABLE "archive_records" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "file" TEXT NOT NULL REFERENCES "archive_files"("name"),
   "offset" INTEGER NOT NULL,
   "length" INTEGER NOT NULL,
   "kind" TEXT NOT NULL,
   "url" TEXT,
   "method" TEXT,
   "fetched_at" TEXT NOT NULL,
   "status" INTEGER,
   "payload" TEXT,
   "sha256" TEXT,
   "refers_to" TEXT REFERENCES "archive_records"("id")
) STRICT;
CREATE TABLE "captures" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "url" TEXT NOT NULL,
   "fetched_at" TEXT NOT NULL,
   "status" INTEGER NOT NULL,
   "role" TEXT NOT NULL REFERENCES "roles"("code"),
   "reason" TEXT NOT NULL,
   "link_text" TEXT,
   "referrer" TEXT,
   "parent" TEXT,
   "portal" TEXT NOT NULL REFERENCES "portals"("id"),
   "crawl" TEXT REFERENCES "crawls"("id"),
   "document" TEXT REFERENCES "documents"("sha256"),
   "media_type" TEXT,
   "etag" TEXT,
   "last_modified" TEXT,
   "hints" TEXT,
   "archive" TEXT REFERENCES "archive_records"("id")
) STRICT;
INSERT INTO "captures" VALUES('20240201T080000.000000Z-fb52e9a04df4f941','https://www.ly.gov.cn/2024/01-20/1.html','2024-02-01T08:00:00.000000Z',200,'report','its title says so',NULL,NULL,NULL,'luoyang',NULL,'5c5db7cceab7465db943a18edaaee7f9b9184f3709d7f0c733e8052d6f363d1d','text/html',NULL,NULL,NULL,NULL);
INSERT INTO "captures" VALUES('20240201T080000.000000Z-1845c65c3f3afab0','https://www.ly.gov.cn/2023/01-20/2.html','2024-02-01T08:00:00.000000Z',200,'report','its title says so',NULL,NULL,NULL,'luoyang',NULL,'a8a117f9814da304f61886c64b3f7cd8a77ba8c2c551f35083736617951a03bd','text/html',NULL,NULL,NULL,NULL);
INSERT INTO "captures" VALUES('20240201T130000.000000Z-637f5cba14879b88','https://www.dingyuan.example/nb/1.html','2024-02-01T13:00:00.000000Z',200,'report','its title says so',NULL,NULL,NULL,'dingyuan',NULL,'49de2a5de9c88e157a0aa4cf11433cb545833f625b12a576e153ea20014a7e5f','text/html',NULL,NULL,NULL,NULL);
CREATE TABLE "channels" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT
) STRICT;
INSERT INTO "channels" VALUES('reconsideration','行政复议 Reconsideration','行政复议','Reconsideration',1,'2019, 2021');
INSERT INTO "channels" VALUES('litigation_direct','未经复议直接起诉 Litigation without reconsideration','未经复议直接起诉','Litigation without reconsideration',2,'2019, 2021');
INSERT INTO "channels" VALUES('litigation_after_reconsideration','复议后起诉 Litigation after reconsideration','复议后起诉','Litigation after reconsideration',3,'2019, 2021');
CREATE TABLE "checks" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "rule" TEXT NOT NULL REFERENCES "rules"("code"),
   "subject" TEXT NOT NULL,
   "status" TEXT NOT NULL REFERENCES "verdicts"("code"),
   "left" ANY,
   "right" ANY,
   "message" TEXT NOT NULL,
   "code" TEXT,
   "values" TEXT,
   PRIMARY KEY ("report_id", "rule", "subject")
) STRICT;
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.natural_person','pass',118,118,'本年新收 + 上年结转 = 总计 + 结转下年度: 118 = 118','sum.holds','{"left":118,"right":118}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.company','pass',0,0,'本年新收 + 上年结转 = 总计 + 结转下年度: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.research_institution','pass',8,8,'本年新收 + 上年结转 = 总计 + 结转下年度: 8 = 8','sum.holds','{"left":8,"right":8}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.social_organisation','pass',41,41,'本年新收 + 上年结转 = 总计 + 结转下年度: 41 = 41','sum.holds','{"left":41,"right":41}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.legal_service','pass',0,0,'本年新收 + 上年结转 = 总计 + 结转下年度: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.other','pass',2,2,'本年新收 + 上年结转 = 总计 + 结转下年度: 2 = 2','sum.holds','{"left":2,"right":2}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.total','pass',169,169,'本年新收 + 上年结转 = 总计 + 结转下年度: 169 = 169','sum.holds','{"left":169,"right":169}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.natural_person','pass',118,118,'各项办理结果之和 = 总计: 118 = 118','sum.holds','{"left":118,"right":118}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.company','pass',0,0,'各项办理结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.research_institution','pass',8,8,'各项办理结果之和 = 总计: 8 = 8','sum.holds','{"left":8,"right":8}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.social_organisation','pass',41,41,'各项办理结果之和 = 总计: 41 = 41','sum.holds','{"left":41,"right":41}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.legal_service','pass',0,0,'各项办理结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.other','pass',2,2,'各项办理结果之和 = 总计: 2 = 2','sum.holds','{"left":2,"right":2}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.total','pass',169,169,'各项办理结果之和 = 总计: 169 = 169','sum.holds','{"left":169,"right":169}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.new','pass',169,169,'六类申请人之和 = 总计: 169 = 169','sum.holds','{"left":169,"right":169}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.carried_in','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.granted','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.partially_granted','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_state_secret','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_prohibited_by_law','pass',40,40,'六类申请人之和 = 总计: 40 = 40','sum.holds','{"left":40,"right":40}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_security_stability','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_third_party','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_internal','pass',2,2,'六类申请人之和 = 总计: 2 = 2','sum.holds','{"left":2,"right":2}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_process','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_enforcement_file','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_administrative_query','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unavailable_not_held','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unavailable_needs_creation','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unavailable_unclear','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_petition','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_repeat','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_publication','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_vexatious','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_confirmation','pass',7,7,'六类申请人之和 = 总计: 7 = 7','sum.holds','{"left":7,"right":7}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.other_no_correction','pass',117,117,'六类申请人之和 = 总计: 117 = 117','sum.holds','{"left":117,"right":117}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.other_fee_unpaid','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.other_misc','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.total','pass',169,169,'六类申请人之和 = 总计: 169 = 169','sum.holds','{"left":169,"right":169}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.carried_out','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','appeals.total','appeals.reconsideration','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','appeals.total','appeals.litigation_direct','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','appeals.total','appeals.litigation_after_reconsideration','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.requests','requests.new.total','pass',169,169,'本年新收: the text says 169, so does the table: “2022年，收到公民、法人和其他组织提出的政府信息公开申请169份。”','narrative.stated','{"quantity":"requests.new.total","said":{"code":"narrative.agrees","values":{"printed":"169"}},"sentence":"2022年，收到公民、法人和其他组织提出的政府信息公开申请169份。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.requests','requests.unavailable_not_held.total','pass',1,1,'本机关不掌握相关政府信息: the text says 1, so does the table: “其中，本机关不掌握相关政府信息1份。”','narrative.stated','{"quantity":"requests.unavailable_not_held.total","said":{"code":"narrative.agrees","values":{"printed":"1"}},"sentence":"其中，本机关不掌握相关政府信息1份。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.appeals','appeals.reconsideration.total','pass',0,0,'行政复议: the text says 0, so does the table: “未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。”','narrative.stated','{"quantity":"appeals.reconsideration.total","said":{"code":"narrative.agrees","values":{"printed":"0"}},"sentence":"未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.appeals','appeals.litigation.total','pass',0,0,'行政诉讼: the text says 0, so does the table: “未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。”','narrative.stated','{"quantity":"appeals.litigation.total","said":{"code":"narrative.agrees","values":{"printed":"0"}},"sentence":"未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.disclosures','disclosures.20.1.normative_documents.issued','pass',0,0,'制发规范性文件: the text says 0, so does the table: “制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.issued","said":{"code":"narrative.agrees","values":{"printed":"0"}},"sentence":"制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.disclosures','disclosures.20.1.normative_documents.repealed','pass',5,5,'废止规范性文件: the text says 5, so does the table: “制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.repealed","said":{"code":"narrative.agrees","values":{"printed":"5"}},"sentence":"制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.disclosures','disclosures.20.1.normative_documents.in_force','pass',11,11,'现行有效规范性文件: the text says 十一, so does the table: “制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.in_force","said":{"code":"narrative.agrees","values":{"printed":"十一"}},"sentence":"制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','structure.sections','sections','pass',6,6,'all six sections are there','structure.whole','{}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.natural_person','pass',18,18,'本年新收 + 上年结转 = 总计 + 结转下年度: 18 = 18','sum.holds','{"left":18,"right":18}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.company','pass',377,377,'本年新收 + 上年结转 = 总计 + 结转下年度: 377 = 377','sum.holds','{"left":377,"right":377}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.research_institution','pass',1,1,'本年新收 + 上年结转 = 总计 + 结转下年度: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.social_organisation','pass',389,389,'本年新收 + 上年结转 = 总计 + 结转下年度: 389 = 389','sum.holds','{"left":389,"right":389}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.legal_service','pass',104,104,'本年新收 + 上年结转 = 总计 + 结转下年度: 104 = 104','sum.holds','{"left":104,"right":104}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.other','pass',4,4,'本年新收 + 上年结转 = 总计 + 结转下年度: 4 = 4','sum.holds','{"left":4,"right":4}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.total','pass',893,893,'本年新收 + 上年结转 = 总计 + 结转下年度: 893 = 893','sum.holds','{"left":893,"right":893}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.natural_person','pass',18,18,'各项办理结果之和 = 总计: 18 = 18','sum.holds','{"left":18,"right":18}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.company','pass',377,377,'各项办理结果之和 = 总计: 377 = 377','sum.holds','{"left":377,"right":377}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.research_institution','pass',1,1,'各项办理结果之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.social_organisation','pass',389,389,'各项办理结果之和 = 总计: 389 = 389','sum.holds','{"left":389,"right":389}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.legal_service','pass',104,104,'各项办理结果之和 = 总计: 104 = 104','sum.holds','{"left":104,"right":104}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.other','pass',4,4,'各项办理结果之和 = 总计: 4 = 4','sum.holds','{"left":4,"right":4}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.total','pass',893,893,'各项办理结果之和 = 总计: 893 = 893','sum.holds','{"left":893,"right":893}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.new','pass',893,893,'六类申请人之和 = 总计: 893 = 893','sum.holds','{"left":893,"right":893}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.carried_in','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.granted','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.partially_granted','pass',3,3,'六类申请人之和 = 总计: 3 = 3','sum.holds','{"left":3,"right":3}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_state_secret','pass',377,377,'六类申请人之和 = 总计: 377 = 377','sum.holds','{"left":377,"right":377}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_prohibited_by_law','pass',159,159,'六类申请人之和 = 总计: 159 = 159','sum.holds','{"left":159,"right":159}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_security_stability','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_third_party','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_internal','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_process','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_enforcement_file','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_administrative_query','pass',17,17,'六类申请人之和 = 总计: 17 = 17','sum.holds','{"left":17,"right":17}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unavailable_not_held','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unavailable_needs_creation','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unavailable_unclear','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_petition','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_repeat','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_publication','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_vexatious','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_confirmation','pass',328,328,'六类申请人之和 = 总计: 328 = 328','sum.holds','{"left":328,"right":328}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.other_no_correction','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.other_fee_unpaid','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.other_misc','pass',7,7,'六类申请人之和 = 总计: 7 = 7','sum.holds','{"left":7,"right":7}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.total','pass',893,893,'六类申请人之和 = 总计: 893 = 893','sum.holds','{"left":893,"right":893}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.carried_out','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','appeals.total','appeals.reconsideration','pass',343,343,'四种结果之和 = 总计: 343 = 343','sum.holds','{"left":343,"right":343}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','appeals.total','appeals.litigation_direct','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','appeals.total','appeals.litigation_after_reconsideration','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.requests','requests.accepted.total','pass',893,893,'受理: the text says 893, so does the table: “2023年，我局共受理政府信息公开申请893件，按时办结893件，其中予以部分公开3宗。”','narrative.stated','{"quantity":"requests.accepted.total","said":{"code":"narrative.agrees","values":{"printed":"893"}},"sentence":"2023年，我局共受理政府信息公开申请893件，按时办结893件，其中予以部分公开3宗。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.requests','requests.total.total','pass',893,893,'办理结果总计: the text says 893, so does the table: “2023年，我局共受理政府信息公开申请893件，按时办结893件，其中予以部分公开3宗。”','narrative.stated','{"quantity":"requests.total.total","said":{"code":"narrative.agrees","values":{"printed":"893"}},"sentence":"2023年，我局共受理政府信息公开申请893件，按时办结893件，其中予以部分公开3宗。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.requests','requests.partially_granted.total','pass',3,3,'部分公开: the text says 3, so does the table: “2023年，我局共受理政府信息公开申请893件，按时办结893件，其中予以部分公开3宗。”','narrative.stated','{"quantity":"requests.partially_granted.total","said":{"code":"narrative.agrees","values":{"printed":"3"}},"sentence":"2023年，我局共受理政府信息公开申请893件，按时办结893件，其中予以部分公开3宗。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.disclosures','disclosures.20.1.normative_documents.issued','pass',15,15,'制发规范性文件: the text says 十五, so does the table: “出台规范性文件十五件，废止规范性文件 0 份，现行有效规范性文件0件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.issued","said":{"code":"narrative.agrees","values":{"printed":"十五"}},"sentence":"出台规范性文件十五件，废止规范性文件 0 份，现行有效规范性文件0件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.disclosures','disclosures.20.1.normative_documents.repealed','pass',0,0,'废止规范性文件: the text says 0, so does the table: “出台规范性文件十五件，废止规范性文件 0 份，现行有效规范性文件0件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.repealed","said":{"code":"narrative.agrees","values":{"printed":"0"}},"sentence":"出台规范性文件十五件，废止规范性文件 0 份，现行有效规范性文件0件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.disclosures','disclosures.20.1.normative_documents.in_force','pass',0,0,'现行有效规范性文件: the text says 0, so does the table: “出台规范性文件十五件，废止规范性文件 0 份，现行有效规范性文件0件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.in_force","said":{"code":"narrative.agrees","values":{"printed":"0"}},"sentence":"出台规范性文件十五件，废止规范性文件 0 份，现行有效规范性文件0件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','structure.sections','sections','pass',6,6,'all six sections are there','structure.whole','{}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','copies.agree','copies','fail',0,1,'0 of 1 further copies carry the same figures: report_documents says where the others differ','copies.differ','{"agreeing":0,"compared":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.carried','requests.natural_person','unknown',NULL,0,'上年结转与上年报告一致: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.carried','requests.company','unknown',NULL,0,'上年结转与上年报告一致: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.carried','requests.research_institution','unknown',NULL,0,'上年结转与上年报告一致: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.carried','requests.social_organisation','unknown',NULL,0,'上年结转与上年报告一致: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.carried','requests.legal_service','unknown',NULL,0,'上年结转与上年报告一致: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.carried','requests.other','unknown',NULL,0,'上年结转与上年报告一致: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.carried','requests.total','unknown',NULL,0,'上年结转与上年报告一致: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.in_force','disclosures.20.1.regulations','unknown',NULL,2185,'上年有效 + 制发 − 废止 = 现行有效: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','years.in_force','disclosures.20.1.normative_documents','unknown',NULL,11,'上年有效 + 制发 − 废止 = 现行有效: there is no report of 2021 to compare','years.alone','{"before":2021}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','timeliness.deadline','published_on','pass',-15,0,'published 2023-01-16, due by 2023-01-31 (条例（2019）第四十九条第一款)','deadline.in_time','{"stated":"2023-01-16","last":"2023-01-31","article":"条例（2019）第四十九条第一款"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.carried','requests.natural_person','pass',0,0,'上年结转与上年报告一致: 0 after 2022 = 0 in 2023','years.goes_on','{"left":0,"before":2022,"right":0,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.carried','requests.company','pass',0,0,'上年结转与上年报告一致: 0 after 2022 = 0 in 2023','years.goes_on','{"left":0,"before":2022,"right":0,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.carried','requests.research_institution','pass',0,0,'上年结转与上年报告一致: 0 after 2022 = 0 in 2023','years.goes_on','{"left":0,"before":2022,"right":0,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.carried','requests.social_organisation','pass',0,0,'上年结转与上年报告一致: 0 after 2022 = 0 in 2023','years.goes_on','{"left":0,"before":2022,"right":0,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.carried','requests.legal_service','pass',0,0,'上年结转与上年报告一致: 0 after 2022 = 0 in 2023','years.goes_on','{"left":0,"before":2022,"right":0,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.carried','requests.other','pass',0,0,'上年结转与上年报告一致: 0 after 2022 = 0 in 2023','years.goes_on','{"left":0,"before":2022,"right":0,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.carried','requests.total','pass',0,0,'上年结转与上年报告一致: 0 after 2022 = 0 in 2023','years.goes_on','{"left":0,"before":2022,"right":0,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.in_force','disclosures.20.1.regulations','fail',2186,3,'上年有效 + 制发 − 废止 = 现行有效: 2186 after 2022 ≠ 3 in 2023','years.breaks','{"left":2186,"before":2022,"right":3,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','years.in_force','disclosures.20.1.normative_documents','fail',26,0,'上年有效 + 制发 − 废止 = 现行有效: 26 after 2022 ≠ 0 in 2023','years.breaks','{"left":26,"before":2022,"right":0,"year":2023}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','timeliness.deadline','published_on','pass',-18,0,'published 2024-01-13, due by 2024-01-31 (条例（2019）第四十九条第一款)','deadline.in_time','{"stated":"2024-01-13","last":"2024-01-31","article":"条例（2019）第四十九条第一款"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','text.copied','other_issuers','unknown',NULL,80,'too few reports of the year to tell common wording from copied','copied.few_reports','{}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','text.copied','last_year','unknown',NULL,80,'too few reports of the year to tell common wording from copied','copied.few_reports','{}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','text.copied','other_issuers','unknown',NULL,80,'too few reports of the year to tell common wording from copied','copied.few_reports','{}');
CREATE TABLE "clauses" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT
) STRICT;
INSERT INTO "clauses" VALUES('20.1','第二十条第（一）项 Article 20 (1): regulations and normative documents','第二十条第（一）项','Article 20 (1): regulations and normative documents',1,'2019, 2021');
INSERT INTO "clauses" VALUES('20.5','第二十条第（五）项 Article 20 (5): administrative licensing','第二十条第（五）项','Article 20 (5): administrative licensing',2,'2019, 2021');
INSERT INTO "clauses" VALUES('20.6','第二十条第（六）项 Article 20 (6): penalties and coercive measures','第二十条第（六）项','Article 20 (6): penalties and coercive measures',3,'2019, 2021');
INSERT INTO "clauses" VALUES('20.8','第二十条第（八）项 Article 20 (8): administrative fees','第二十条第（八）项','Article 20 (8): administrative fees',4,'2019, 2021');
INSERT INTO "clauses" VALUES('20.9','第二十条第（九）项 Article 20 (9): government procurement','第二十条第（九）项','Article 20 (9): government procurement',5,'2019');
CREATE TABLE "copied_texts" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "other_report" TEXT NOT NULL REFERENCES "reports"("id"),
   "relation" TEXT NOT NULL,
   "share" ANY,
   "characters" INTEGER NOT NULL,
   "sentences" TEXT NOT NULL,
   PRIMARY KEY ("report_id", "other_report")
) STRICT;
CREATE TABLE "correction_states" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "correction_states" VALUES('applied','已采用 Applied','已采用','Applied',1,NULL,'The corpus has the print that was corrected: the view figures shows the correction beside it.');
INSERT INTO "correction_states" VALUES('stale','已过时 Stale','已过时','Stale',2,NULL,'The corpus has another print now than the one that was corrected: look at the cell again.');
CREATE TABLE "corrections" (
   "report_id" TEXT NOT NULL,
   "cell" TEXT NOT NULL,
   "status" TEXT NOT NULL REFERENCES "correction_states"("code"),
   "printed" TEXT NOT NULL,
   "value" ANY,
   "why" TEXT NOT NULL,
   "who" TEXT NOT NULL,
   "made_on" TEXT NOT NULL,
   "file" TEXT NOT NULL,
   "line" INTEGER NOT NULL,
   "message" TEXT NOT NULL,
   PRIMARY KEY ("report_id", "cell")
) STRICT;
CREATE TABLE "coverage_states" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "coverage_states" VALUES('clean','无疑问 Clean','无疑问','Clean',1,NULL,'Found, with figures, and nothing in doubt.');
INSERT INTO "coverage_states" VALUES('flagged','有疑问 Flagged','有疑问','Flagged',2,NULL,'Found, with figures; a rule fails, or there is a warning.');
INSERT INTO "coverage_states" VALUES('text_only','仅有文字 Text only','仅有文字','Text only',3,NULL,'Found, but no figure of it was read: it has none, or they stand in a form or a picture that can''t be read.');
INSERT INTO "coverage_states" VALUES('unreadable','无法读取 Unreadable','无法读取','Unreadable',4,NULL,'A page or file that seems to be it was seen, but it could not be fetched or read: see problems.');
INSERT INTO "coverage_states" VALUES('missing','未找到 Missing','未找到','Missing',5,NULL,'Nothing was found. That it was never published does not follow.');
INSERT INTO "coverage_states" VALUES('not_due','未到期 Not due','未到期','Not due',6,NULL,'Nothing was found, and its deadline (31 March, where no day is named) had not passed at the last crawl.');
CREATE TABLE "crawl_outcomes" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "crawl_outcomes" VALUES('done','完成 Done','完成','Done',1,NULL,'It came to its end and found reports.');
INSERT INTO "crawl_outcomes" VALUES('empty','无报告 Empty','无报告','Empty',2,NULL,'It came to its end, and the portal has no reports.');
INSERT INTO "crawl_outcomes" VALUES('broken','中断 Broken','中断','Broken',3,NULL,'It did not come to its end, or its result can''t be believed: see the reason.');
CREATE TABLE "crawls" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "portal" TEXT NOT NULL REFERENCES "portals"("id"),
   "started_at" TEXT NOT NULL,
   "ended_at" TEXT,
   "outcome" TEXT REFERENCES "crawl_outcomes"("code"),
   "reason" TEXT,
   "mirror" TEXT,
   "counts" TEXT
) STRICT;
CREATE TABLE "deadlines" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "kind" TEXT REFERENCES "issuer_kinds"("code"),
   "first_year" INTEGER,
   "last_year" INTEGER,
   "in_time_until" TEXT,
   "month_day" TEXT,
   "article" TEXT,
   "certain" INTEGER
) STRICT;
INSERT INTO "deadlines" VALUES('government-2008','人民政府（2008年度起） every administrative organ by 31 March','人民政府（2008年度起）','every administrative organ by 31 March',1,NULL,'government',2008,2018,'03-31','03-31','《中华人民共和国政府信息公开条例》（国令第492号）第三十一条',1);
INSERT INTO "deadlines" VALUES('government-2019','人民政府（2019年度起） governments by 31 March','人民政府（2019年度起）','governments by 31 March',2,NULL,'government',2019,NULL,'03-31','03-31','《中华人民共和国政府信息公开条例》（国令第711号）第四十九条',1);
INSERT INTO "deadlines" VALUES('office-2008','政府办公室（2008年度起） every administrative organ by 31 March','政府办公室（2008年度起）','every administrative organ by 31 March',3,NULL,'office',2008,2018,'03-31','03-31','《中华人民共和国政府信息公开条例》（国令第492号）第三十一条',1);
INSERT INTO "deadlines" VALUES('office-2019','政府办公室（2019年度起） its own report by 31 January, its government''s by 31 March; its name is on both','政府办公室（2019年度起）','its own report by 31 January, its government''s by 31 March; its name is on both',4,NULL,'office',2019,NULL,'01-31','03-31','《中华人民共和国政府信息公开条例》（国令第711号）第四十九条',0);
INSERT INTO "deadlines" VALUES('department-2008','政府部门（2008年度起） every administrative organ by 31 March','政府部门（2008年度起）','every administrative organ by 31 March',5,NULL,'department',2008,2018,'03-31','03-31','《中华人民共和国政府信息公开条例》（国令第492号）第三十一条',1);
INSERT INTO "deadlines" VALUES('department-2019','政府部门（2019年度起） departments by 31 January','政府部门（2019年度起）','departments by 31 January',6,NULL,'department',2019,NULL,'01-31','01-31','《中华人民共和国政府信息公开条例》（国令第711号）第四十九条',1);
INSERT INTO "deadlines" VALUES('township-2008','乡镇街道（2008年度起） every administrative organ by 31 March','乡镇街道（2008年度起）','every administrative organ by 31 March',7,NULL,'township',2008,2018,'03-31','03-31','《中华人民共和国政府信息公开条例》（国令第492号）第三十一条',1);
INSERT INTO "deadlines" VALUES('township-2019','乡镇街道（2019年度起） no day is named for this kind of organ','乡镇街道（2019年度起）','no day is named for this kind of organ',8,NULL,'township',2019,NULL,NULL,NULL,'《中华人民共和国政府信息公开条例》（国令第711号）第四十九条',0);
INSERT INTO "deadlines" VALUES('other-2008','其他（2008年度起） no day is named for this kind of organ','其他（2008年度起）','no day is named for this kind of organ',9,NULL,'other',2008,2018,NULL,NULL,'《中华人民共和国政府信息公开条例》（国令第492号）第三十一条',0);
INSERT INTO "deadlines" VALUES('other-2019','其他（2019年度起） no day is named for this kind of organ','其他（2019年度起）','no day is named for this kind of organ',10,NULL,'other',2019,NULL,NULL,NULL,'《中华人民共和国政府信息公开条例》（国令第711号）第四十九条',0);
CREATE TABLE "disclosures" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "position" INTEGER NOT NULL,
   "clause" TEXT NOT NULL REFERENCES "clauses"("code"),
   "item" TEXT NOT NULL REFERENCES "items"("code"),
   "measure" TEXT NOT NULL REFERENCES "measures"("code"),
   "value" ANY,
   "unit" TEXT NOT NULL,
   "raw" TEXT,
   "source_table" TEXT REFERENCES "source_tables"("id"),
   "place" TEXT,
   PRIMARY KEY ("report_id", "position")
) STRICT;
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',1,'20.1','regulations','issued',792,'件','792','410300-洛阳市财政局-2022/0','{"table":0,"row":2,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',2,'20.1','regulations','repealed',39,'件','39','410300-洛阳市财政局-2022/0','{"table":0,"row":2,"column":2}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',3,'20.1','regulations','in_force',2185,'件','2185','410300-洛阳市财政局-2022/0','{"table":0,"row":2,"column":3}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',4,'20.1','normative_documents','issued',0,'件','0','410300-洛阳市财政局-2022/0','{"table":0,"row":3,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',5,'20.1','normative_documents','repealed',5,'件','5','410300-洛阳市财政局-2022/0','{"table":0,"row":3,"column":2}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',6,'20.1','normative_documents','in_force',11,'件','11','410300-洛阳市财政局-2022/0','{"table":0,"row":3,"column":3}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',7,'20.5','licensing','decisions',12,'件','12','410300-洛阳市财政局-2022/0','{"table":0,"row":6,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',8,'20.6','penalties','decisions',24,'件','24','410300-洛阳市财政局-2022/0','{"table":0,"row":9,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',9,'20.6','coercion','decisions',1798,'件','1798','410300-洛阳市财政局-2022/0','{"table":0,"row":10,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',10,'20.8','fees','amount',0,'万元','0','410300-洛阳市财政局-2022/0','{"table":0,"row":13,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',1,'20.1','regulations','issued',2,'件','2','410300-洛阳市财政局-2023/0','{"table":0,"row":2,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',2,'20.1','regulations','repealed',1,'件','1','410300-洛阳市财政局-2023/0','{"table":0,"row":2,"column":2}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',3,'20.1','regulations','in_force',3,'件','3','410300-洛阳市财政局-2023/0','{"table":0,"row":2,"column":3}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',4,'20.1','normative_documents','issued',15,'件','15','410300-洛阳市财政局-2023/0','{"table":0,"row":3,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',5,'20.1','normative_documents','repealed',0,'件','0','410300-洛阳市财政局-2023/0','{"table":0,"row":3,"column":2}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',6,'20.1','normative_documents','in_force',0,'件','0','410300-洛阳市财政局-2023/0','{"table":0,"row":3,"column":3}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',7,'20.5','licensing','decisions',4,'件','4','410300-洛阳市财政局-2023/0','{"table":0,"row":6,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',8,'20.6','penalties','decisions',6,'件','6','410300-洛阳市财政局-2023/0','{"table":0,"row":9,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',9,'20.6','coercion','decisions',0,'件','0','410300-洛阳市财政局-2023/0','{"table":0,"row":10,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',10,'20.8','fees','amount',28441,'万元','28441','410300-洛阳市财政局-2023/0','{"table":0,"row":13,"column":1}');
CREATE TABLE "divisions" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "level" TEXT NOT NULL REFERENCES "levels"("code"),
   "parent" TEXT REFERENCES "divisions"("code"),
   "last_year" INTEGER,
   "became" TEXT REFERENCES "divisions"("code")
) STRICT;
INSERT INTO "divisions" VALUES('000000','全国','country',NULL,NULL,NULL);
INSERT INTO "divisions" VALUES('340000','安徽省','province','000000',NULL,NULL);
INSERT INTO "divisions" VALUES('410000','河南省','province','000000',NULL,NULL);
INSERT INTO "divisions" VALUES('341100','滁州市','prefecture','340000',NULL,NULL);
INSERT INTO "divisions" VALUES('410300','洛阳市','prefecture','410000',NULL,NULL);
INSERT INTO "divisions" VALUES('341125','定远县','county','341100',NULL,NULL);
CREATE TABLE "documents" (
   "sha256" TEXT PRIMARY KEY NOT NULL,
   "media_type" TEXT NOT NULL,
   "size" INTEGER NOT NULL,
   "first_seen" TEXT NOT NULL
) STRICT;
INSERT INTO "documents" VALUES('5c5db7cceab7465db943a18edaaee7f9b9184f3709d7f0c733e8052d6f363d1d','text/html',41555,'2024-02-01T08:00:00.000000Z');
INSERT INTO "documents" VALUES('a8a117f9814da304f61886c64b3f7cd8a77ba8c2c551f35083736617951a03bd','text/html',43045,'2024-02-01T08:00:00.000000Z');
INSERT INTO "documents" VALUES('49de2a5de9c88e157a0aa4cf11433cb545833f625b12a576e153ea20014a7e5f','text/html',43377,'2024-02-01T13:00:00.000000Z');
CREATE TABLE "expected_issuers" (
   "portal" TEXT NOT NULL REFERENCES "portals"("id"),
   "issuer_id" TEXT NOT NULL,
   "issuer" TEXT NOT NULL,
   "division" TEXT NOT NULL REFERENCES "divisions"("code"),
   "kind" TEXT NOT NULL REFERENCES "issuer_kinds"("code"),
   "from_year" INTEGER NOT NULL,
   "to_year" INTEGER,
   "source" TEXT NOT NULL,
   "source_code" TEXT,
   "source_values" TEXT,
   PRIMARY KEY ("portal", "issuer_id")
) STRICT;
INSERT INTO "expected_issuers" VALUES('luoyang','410300-洛阳市人民政府','洛阳市人民政府','410300','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410302-洛阳市老城区人民政府','洛阳市老城区人民政府','410302','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410303-洛阳市西工区人民政府','洛阳市西工区人民政府','410303','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410304-洛阳市瀍河回族区人民政府','洛阳市瀍河回族区人民政府','410304','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410305-洛阳市涧西区人民政府','洛阳市涧西区人民政府','410305','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410311-洛阳市洛龙区人民政府','洛阳市洛龙区人民政府','410311','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410323-新安县人民政府','新安县人民政府','410323','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410324-栾川县人民政府','栾川县人民政府','410324','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410325-嵩县人民政府','嵩县人民政府','410325','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410326-汝阳县人民政府','汝阳县人民政府','410326','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410327-宜阳县人民政府','宜阳县人民政府','410327','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410328-洛宁县人民政府','洛宁县人民政府','410328','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410329-伊川县人民政府','伊川县人民政府','410329','government',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410308-洛阳市孟津区人民政府','洛阳市孟津区人民政府','410308','government',2021,NULL,'declared by the portal','expected.declared','{}');
INSERT INTO "expected_issuers" VALUES('luoyang','410307-洛阳市偃师区人民政府','洛阳市偃师区人民政府','410307','government',2021,NULL,'declared by the portal','expected.declared','{}');
INSERT INTO "expected_issuers" VALUES('luoyang','410322-孟津县人民政府','孟津县人民政府','410322','government',2019,2020,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410306-洛阳市吉利区人民政府','洛阳市吉利区人民政府','410306','government',2019,2020,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410381-偃师市人民政府','偃师市人民政府','410381','government',2019,2020,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410300-洛阳市财政局','洛阳市财政局','410300','department',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410300-洛阳市交通运输局','洛阳市交通运输局','410300','department',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410300-洛阳市住房和城乡建设局','洛阳市住房和城乡建设局','410300','department',2019,NULL,'declared by the portal, from 2019 on as no year is declared','expected.declared_since','{"first":2019}');
INSERT INTO "expected_issuers" VALUES('luoyang','410300-洛阳市农业农村局','洛阳市农业农村局','410300','department',2019,NULL,'declared by the portal','expected.declared','{}');
INSERT INTO "expected_issuers" VALUES('luoyang','410300-洛阳市文化广电和旅游局','洛阳市文化广电和旅游局','410300','department',2019,NULL,'declared by the portal','expected.declared','{}');
INSERT INTO "expected_issuers" VALUES('luoyang','410300-洛阳市自然资源和规划局','洛阳市自然资源和规划局','410300','department',2019,NULL,'declared by the portal','expected.declared','{}');
CREATE TABLE "forms" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "notice" TEXT,
   "first_year" INTEGER,
   "last_year" INTEGER
) STRICT;
INSERT INTO "forms" VALUES('2019','2019年格式 Annual report form of 2019','政府信息公开工作年度报告格式（2019）','Annual report form of 2019',1,'2019','国办公开办函〔2019〕60号',2019,2020);
INSERT INTO "forms" VALUES('2021','2021年格式 Annual report form of 2021','政府信息公开工作年度报告格式（2021）','Annual report form of 2021',2,'2021','国办公开办函〔2021〕30号',2021,NULL);
CREATE TABLE "headings" (
   "code" INTEGER PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT
) STRICT;
INSERT INTO "headings" VALUES(1,'总体情况 Overview','总体情况','Overview',1,'2019, 2021');
INSERT INTO "headings" VALUES(2,'主动公开政府信息情况 Proactive disclosure','主动公开政府信息情况','Proactive disclosure',2,'2019, 2021');
INSERT INTO "headings" VALUES(3,'收到和处理政府信息公开申请情况 Requests received and handled','收到和处理政府信息公开申请情况','Requests received and handled',3,'2019, 2021');
INSERT INTO "headings" VALUES(4,'政府信息公开行政复议、行政诉讼情况 Reconsideration and litigation','政府信息公开行政复议、行政诉讼情况','Reconsideration and litigation',4,'2019, 2021');
INSERT INTO "headings" VALUES(5,'存在的主要问题及改进情况 Main problems and improvements','存在的主要问题及改进情况','Main problems and improvements',5,'2019, 2021');
INSERT INTO "headings" VALUES(6,'其他需要报告的事项 Other matters','其他需要报告的事项','Other matters',6,'2019, 2021');
CREATE TABLE "indicators" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "position" INTEGER NOT NULL,
   "indicator" TEXT NOT NULL,
   "value" ANY,
   "unit" TEXT NOT NULL,
   "raw" TEXT,
   "source_table" TEXT REFERENCES "source_tables"("id"),
   "place" TEXT,
   PRIMARY KEY ("report_id", "position")
) STRICT;
CREATE TABLE "inferences" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "cell" TEXT NOT NULL,
   "value" ANY,
   "rules" TEXT NOT NULL,
   PRIMARY KEY ("report_id", "cell")
) STRICT;
CREATE TABLE "issuer_kinds" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "issuer_kinds" VALUES('government','人民政府 Government','人民政府','Government',1,NULL,'A people''s government from the county upwards.');
INSERT INTO "issuer_kinds" VALUES('office','政府办公室 Government office','政府办公室','Government office',2,NULL,'The general office of a government (办公室, 办公厅).');
INSERT INTO "issuer_kinds" VALUES('department','政府部门 Department','政府部门','Department',3,NULL,'A department of a government (局, 委, 厅 …).');
INSERT INTO "issuer_kinds" VALUES('township','乡镇街道 Township or subdistrict','乡镇街道','Township or subdistrict',4,NULL,'A township, town or subdistrict office (乡, 镇, 街道).');
INSERT INTO "issuer_kinds" VALUES('other','其他 Other','其他','Other',5,NULL,'Any other organ: management committees of zones, institutions, enterprises.');
CREATE TABLE "issuers" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "division" TEXT NOT NULL REFERENCES "divisions"("code"),
   "kind" TEXT NOT NULL REFERENCES "issuer_kinds"("code"),
   "other_names" TEXT NOT NULL
) STRICT;
INSERT INTO "issuers" VALUES('410300-洛阳市财政局','洛阳市财政局','410300','department','[]');
CREATE TABLE "items" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "clause" TEXT REFERENCES "clauses"("code")
) STRICT;
INSERT INTO "items" VALUES('regulations','规章 Regulations','规章','Regulations',1,'2019, 2021','20.1');
INSERT INTO "items" VALUES('normative_documents','行政规范性文件 Administrative normative documents','行政规范性文件','Administrative normative documents',2,'2019, 2021','20.1');
INSERT INTO "items" VALUES('licensing','行政许可 Administrative licensing','行政许可','Administrative licensing',3,'2019, 2021','20.5');
INSERT INTO "items" VALUES('other_services','其他对外管理服务事项 Other services to the public','其他对外管理服务事项','Other services to the public',4,'2019','20.5');
INSERT INTO "items" VALUES('penalties','行政处罚 Administrative penalties','行政处罚','Administrative penalties',5,'2019, 2021','20.6');
INSERT INTO "items" VALUES('coercion','行政强制 Administrative coercion','行政强制','Administrative coercion',6,'2019, 2021','20.6');
INSERT INTO "items" VALUES('fees','行政事业性收费 Administrative fees','行政事业性收费','Administrative fees',7,'2019, 2021','20.8');
INSERT INTO "items" VALUES('procurement','政府集中采购 Central procurement','政府集中采购','Central procurement',8,'2019','20.9');
CREATE TABLE "levels" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "levels" VALUES('country','国家 Country','国家','Country',1,NULL,'The whole country.');
INSERT INTO "levels" VALUES('province','省级 Province','省级','Province',2,NULL,'Provinces, autonomous regions, municipalities under the centre.');
INSERT INTO "levels" VALUES('prefecture','地级 Prefecture','地级','Prefecture',3,NULL,'Prefecture-level cities and prefectures.');
INSERT INTO "levels" VALUES('county','县级 County','县级','County',4,NULL,'Counties, districts, county-level cities.');
CREATE TABLE "measures" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "unit" TEXT
) STRICT;
INSERT INTO "measures" VALUES('made','本年新制作数量 Newly made this year','本年新制作数量','Newly made this year',1,'2019','件');
INSERT INTO "measures" VALUES('published','本年新公开数量 Newly published this year','本年新公开数量','Newly published this year',2,'2019','件');
INSERT INTO "measures" VALUES('total_public','对外公开总数量 Published in total','对外公开总数量','Published in total',3,'2019','件');
INSERT INTO "measures" VALUES('items_last_year','上一年项目数量 Items last year','上一年项目数量','Items last year',4,'2019','项');
INSERT INTO "measures" VALUES('change','本年增/减 Change this year','本年增/减','Change this year',5,'2019','项');
INSERT INTO "measures" VALUES('decisions','本年处理决定数量 Decisions made this year','本年处理决定数量','Decisions made this year',6,'2019, 2021','件');
INSERT INTO "measures" VALUES('projects','采购项目数量 Procurement projects','采购项目数量','Procurement projects',7,'2019','项');
INSERT INTO "measures" VALUES('amount','采购总金额 / 本年收费金额 Amount of procurement / fees collected this year','采购总金额 / 本年收费金额（单位：万元）','Amount of procurement / fees collected this year',8,'2019, 2021','万元');
INSERT INTO "measures" VALUES('issued','本年制发件数 Issued this year','本年制发件数','Issued this year',9,'2021','件');
INSERT INTO "measures" VALUES('repealed','本年废止件数 Repealed this year','本年废止件数','Repealed this year',10,'2021','件');
INSERT INTO "measures" VALUES('in_force','现行有效件数 In force','现行有效件数','In force',11,'2021','件');
CREATE TABLE "outcomes" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "part_of" TEXT
) STRICT;
INSERT INTO "outcomes" VALUES('new','本年新收政府信息公开申请数量 New requests this year','一、本年新收政府信息公开申请数量','New requests this year',1,'2019, 2021',NULL);
INSERT INTO "outcomes" VALUES('carried_in','上年结转政府信息公开申请数量 Carried over from last year','二、上年结转政府信息公开申请数量','Carried over from last year',2,'2019, 2021',NULL);
INSERT INTO "outcomes" VALUES('granted','予以公开 Granted in full','（一）予以公开','Granted in full',3,'2019, 2021','本年度办理结果 Outcome this year');
INSERT INTO "outcomes" VALUES('partially_granted','部分公开 Granted in part','（二）部分公开（区分处理的，只计这一情形，不计其他情形）','Granted in part',4,'2019, 2021','本年度办理结果 Outcome this year');
INSERT INTO "outcomes" VALUES('refused_state_secret','属于国家秘密 State secret','1.属于国家秘密','State secret',5,'2019, 2021','不予公开 Refused');
INSERT INTO "outcomes" VALUES('refused_prohibited_by_law','其他法律行政法规禁止公开 Prohibited by other law','2.其他法律行政法规禁止公开','Prohibited by other law',6,'2019, 2021','不予公开 Refused');
INSERT INTO "outcomes" VALUES('refused_security_stability','危及“三安全一稳定” Endangers security or stability','3.危及“三安全一稳定”','Endangers security or stability',7,'2019, 2021','不予公开 Refused');
INSERT INTO "outcomes" VALUES('refused_third_party','保护第三方合法权益 Rights of third parties','4.保护第三方合法权益','Rights of third parties',8,'2019, 2021','不予公开 Refused');
INSERT INTO "outcomes" VALUES('refused_internal','属于三类内部事务信息 Internal affairs','5.属于三类内部事务信息','Internal affairs',9,'2019, 2021','不予公开 Refused');
INSERT INTO "outcomes" VALUES('refused_process','属于四类过程性信息 Deliberative information','6.属于四类过程性信息','Deliberative information',10,'2019, 2021','不予公开 Refused');
INSERT INTO "outcomes" VALUES('refused_enforcement_file','属于行政执法案卷 Enforcement case file','7.属于行政执法案卷','Enforcement case file',11,'2019, 2021','不予公开 Refused');
INSERT INTO "outcomes" VALUES('refused_administrative_query','属于行政查询事项 Matter of administrative query','8.属于行政查询事项','Matter of administrative query',12,'2019, 2021','不予公开 Refused');
INSERT INTO "outcomes" VALUES('unavailable_not_held','本机关不掌握相关政府信息 Not held by this organ','1.本机关不掌握相关政府信息','Not held by this organ',13,'2019, 2021','无法提供 Unavailable');
INSERT INTO "outcomes" VALUES('unavailable_needs_creation','没有现成信息需要另行制作 Would need to be created','2.没有现成信息需要另行制作','Would need to be created',14,'2019, 2021','无法提供 Unavailable');
INSERT INTO "outcomes" VALUES('unavailable_unclear','补正后申请内容仍不明确 Unclear after correction','3.补正后申请内容仍不明确','Unclear after correction',15,'2019, 2021','无法提供 Unavailable');
INSERT INTO "outcomes" VALUES('unprocessed_petition','信访举报投诉类申请 Petition, report or complaint','1.信访举报投诉类申请','Petition, report or complaint',16,'2019, 2021','不予处理 Not processed');
INSERT INTO "outcomes" VALUES('unprocessed_repeat','重复申请 Repeated request','2.重复申请','Repeated request',17,'2019, 2021','不予处理 Not processed');
INSERT INTO "outcomes" VALUES('unprocessed_publication','要求提供公开出版物 Asks for a publication','3.要求提供公开出版物','Asks for a publication',18,'2019, 2021','不予处理 Not processed');
INSERT INTO "outcomes" VALUES('unprocessed_vexatious','无正当理由大量反复申请 Vexatious mass requests','4.无正当理由大量反复申请','Vexatious mass requests',19,'2019, 2021','不予处理 Not processed');
INSERT INTO "outcomes" VALUES('unprocessed_confirmation','要求行政机关确认或重新出具已获取信息 Asks to confirm information already obtained','5.要求行政机关确认或重新出具已获取信息','Asks to confirm information already obtained',20,'2019, 2021','不予处理 Not processed');
INSERT INTO "outcomes" VALUES('other_no_correction','申请人无正当理由逾期不补正 Not corrected in time','1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请','Not corrected in time',21,'2021','其他处理 Other handling');
INSERT INTO "outcomes" VALUES('other_fee_unpaid','申请人逾期未按收费通知要求缴纳费用 Fee not paid in time','2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请','Fee not paid in time',22,'2021','其他处理 Other handling');
INSERT INTO "outcomes" VALUES('other_misc','其他 Other','3.其他','Other',23,'2021','其他处理 Other handling');
INSERT INTO "outcomes" VALUES('other','其他处理 Other handling','（六）其他处理','Other handling',24,'2019, 2021','本年度办理结果 Outcome this year');
INSERT INTO "outcomes" VALUES('total','总计 Total handled','（七）总计','Total handled',25,'2019, 2021','本年度办理结果 Outcome this year');
INSERT INTO "outcomes" VALUES('carried_out','结转下年度继续办理 Carried over to next year','四、结转下年度继续办理','Carried over to next year',26,'2019, 2021',NULL);
CREATE TABLE "portals" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "base_url" TEXT NOT NULL,
   "division" TEXT REFERENCES "divisions"("code"),
   "last_crawl" TEXT REFERENCES "crawls"("id"),
   "expected" TEXT
) STRICT;
INSERT INTO "portals" VALUES('luoyang','洛阳市人民政府','https://www.ly.gov.cn/','410300',NULL,'["洛阳市人民政府","老城区人民政府","西工区人民政府","瀍河回族区人民政府","涧西区人民政府","洛龙区人民政府","新安县人民政府","栾川县人民政府","嵩县人民政府","汝阳县人民政府","宜阳县人民政府","洛宁县人民政府","伊川县人民政府","孟津区人民政府 2021-","偃师区人民政府 2021-","孟津县人民政府 -2020","吉利区人民政府 -2020","偃师市人民政府 -2020","洛阳市财政局","洛阳市交通运输局","洛阳市住房和城乡建设局","洛阳市农业农村局 2019-","洛阳市文化广电和旅游局 2019-","洛阳市自然资源和规划局 2019-"]');
INSERT INTO "portals" VALUES('dingyuan','定远县人民政府','https://www.dingyuan.example/','341125',NULL,NULL);
CREATE TABLE "problems" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "stage" TEXT NOT NULL REFERENCES "stages"("code"),
   "url" TEXT,
   "message" TEXT NOT NULL,
   "code" TEXT,
   "values" TEXT,
   "document" TEXT REFERENCES "documents"("sha256"),
   "portal" TEXT REFERENCES "portals"("id"),
   "issuer_id" TEXT,
   "year" INTEGER
) STRICT;
CREATE TABLE "ratios" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "kind" TEXT,
   "formula" TEXT,
   "guard" TEXT,
   "source" TEXT,
   "beware" TEXT,
   "by_applicant" INTEGER
) STRICT;
INSERT INTO "ratios" VALUES('disclosure_rate','公开率 Granted in full or in part, of all handled','公开率','Granted in full or in part, of all handled',1,NULL,'share','(granted + partially_granted) / total','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of all that was handled, with repeated requests and petitions in it; not of what was asked this year. The 同意公开答复数 of the form of 2014 is counted over replies and doesn''t compare.',1);
INSERT INTO "ratios" VALUES('full_disclosure_rate','予以公开率 Granted in full, of all handled','予以公开率','Granted in full, of all handled',2,NULL,'share','granted / total','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','A request granted in part is not in it.',1);
INSERT INTO "ratios" VALUES('refused_share','不予公开率 Refused, of all handled','不予公开率','Refused, of all handled',3,NULL,'share','(refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query) / total','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Not one minus the disclosure rate: what is unavailable or not processed is neither.',1);
INSERT INTO "ratios" VALUES('refusal_state_secret','不予公开构成：属于国家秘密 Of refusals: state secret','不予公开构成：属于国家秘密','Of refusals: state secret',4,NULL,'share','refused_state_secret / (refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of refusals, not of requests. The grounds of the form of 2014 are others.',1);
INSERT INTO "ratios" VALUES('refusal_prohibited_by_law','不予公开构成：其他法律行政法规禁止公开 Of refusals: prohibited by other law','不予公开构成：其他法律行政法规禁止公开','Of refusals: prohibited by other law',5,NULL,'share','refused_prohibited_by_law / (refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of refusals, not of requests. The grounds of the form of 2014 are others.',1);
INSERT INTO "ratios" VALUES('refusal_security_stability','不予公开构成：危及“三安全一稳定” Of refusals: endangers security or stability','不予公开构成：危及“三安全一稳定”','Of refusals: endangers security or stability',6,NULL,'share','refused_security_stability / (refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of refusals, not of requests. The grounds of the form of 2014 are others.',1);
INSERT INTO "ratios" VALUES('refusal_third_party','不予公开构成：保护第三方合法权益 Of refusals: rights of third parties','不予公开构成：保护第三方合法权益','Of refusals: rights of third parties',7,NULL,'share','refused_third_party / (refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of refusals, not of requests. The grounds of the form of 2014 are others.',1);
INSERT INTO "ratios" VALUES('refusal_internal','不予公开构成：属于三类内部事务信息 Of refusals: internal affairs','不予公开构成：属于三类内部事务信息','Of refusals: internal affairs',8,NULL,'share','refused_internal / (refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of refusals, not of requests. The grounds of the form of 2014 are others.',1);
INSERT INTO "ratios" VALUES('refusal_process','不予公开构成：属于四类过程性信息 Of refusals: deliberative information','不予公开构成：属于四类过程性信息','Of refusals: deliberative information',9,NULL,'share','refused_process / (refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of refusals, not of requests. The grounds of the form of 2014 are others.',1);
INSERT INTO "ratios" VALUES('refusal_enforcement_file','不予公开构成：属于行政执法案卷 Of refusals: enforcement case file','不予公开构成：属于行政执法案卷','Of refusals: enforcement case file',10,NULL,'share','refused_enforcement_file / (refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of refusals, not of requests. The grounds of the form of 2014 are others.',1);
INSERT INTO "ratios" VALUES('refusal_administrative_query','不予公开构成：属于行政查询事项 Of refusals: matter of administrative query','不予公开构成：属于行政查询事项','Of refusals: matter of administrative query',11,NULL,'share','refused_administrative_query / (refused_state_secret + refused_prohibited_by_law + refused_security_stability + refused_third_party + refused_internal + refused_process + refused_enforcement_file + refused_administrative_query)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Of refusals, not of requests. The grounds of the form of 2014 are others.',1);
INSERT INTO "ratios" VALUES('unavailable_share','无法提供率 Unavailable, of all handled','无法提供率','Unavailable, of all handled',12,NULL,'share','(unavailable_not_held + unavailable_needs_creation + unavailable_unclear) / total','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','The 信息不存在 of the form of 2014 is in it as a whole, not in one of its lines.',1);
INSERT INTO "ratios" VALUES('not_held_share','本机关不掌握占比 Not held by this organ, of all handled','本机关不掌握占比','Not held by this organ, of all handled',13,NULL,'share','unavailable_not_held / total','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','What another organ holds and what exists nowhere are one line in the form.',1);
INSERT INTO "ratios" VALUES('unprocessed_share','不予处理率 Not processed, of all handled','不予处理率','Not processed, of all handled',14,NULL,'share','(unprocessed_petition + unprocessed_repeat + unprocessed_publication + unprocessed_vexatious + unprocessed_confirmation) / total','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Petitions, repeats, publications, mass requests, confirmations: no refusal of information.',1);
INSERT INTO "ratios" VALUES('other_share','其他处理占比 Other handling, of all handled','其他处理占比','Other handling, of all handled',15,NULL,'share','other_handling / total','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','The form of 2019 has one line, that of 2021 three; they are added up here.',1);
INSERT INTO "ratios" VALUES('carried_over_share','结转率 Carried over to next year, of all that was open','结转率','Carried over to next year, of all that was open',16,NULL,'share','carried_out / (new + carried_in)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 3','Not lateness: a request of December is in time in January.',1);
INSERT INTO "ratios" VALUES('reconsideration_rate','行政复议率 Reconsiderations for each request handled','行政复议率','Reconsiderations for each request handled',17,NULL,'rate','reconsideration.total / total','empty where a part is blank or not read, or nothing is in the denominator','国办公开办函〔2019〕60号, 〔2021〕30号: sections 3 and 4','A rate, no share: the cases of a year concern requests of earlier years too, and it may exceed 1.',0);
INSERT INTO "ratios" VALUES('litigation_rate','行政诉讼率 Lawsuits for each request handled','行政诉讼率','Lawsuits for each request handled',18,NULL,'rate','(litigation_direct.total + litigation_after_reconsideration.total) / total','empty where a part is blank or not read, or nothing is in the denominator','国办公开办函〔2019〕60号, 〔2021〕30号: sections 3 and 4','As above. A lawsuit after reconsideration was a reconsideration before: don''t add the two rates up.',0);
INSERT INTO "ratios" VALUES('reconsideration_corrected_share','复议纠错率 Corrected, of reconsiderations that ended','复议纠错率','Corrected, of reconsiderations that ended',19,NULL,'share','reconsideration.corrected / (reconsideration.upheld + reconsideration.corrected + reconsideration.other)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 4','Of cases that ended. 其他结果 holds withdrawals and settlements: not upheld is not corrected.',0);
INSERT INTO "ratios" VALUES('litigation_corrected_share','诉讼纠错率 Corrected, of lawsuits that ended','诉讼纠错率','Corrected, of lawsuits that ended',20,NULL,'share','(litigation_direct.corrected + litigation_after_reconsideration.corrected) / (litigation_direct.upheld + litigation_direct.corrected + litigation_direct.other + litigation_after_reconsideration.upheld + litigation_after_reconsideration.corrected + litigation_after_reconsideration.other)','empty where a part is blank or not read, or nothing is in the denominator, or the numerator is the larger (a misprint)','国办公开办函〔2019〕60号, 〔2021〕30号: section 4','Of cases that ended. 其他结果 holds withdrawals and settlements: not upheld is not corrected.',0);
INSERT INTO "ratios" VALUES('normative_documents_net','规范性文件净增 Normative documents issued less repealed','规范性文件净增','Normative documents issued less repealed',21,NULL,'difference','normative_documents.issued − normative_documents.repealed','empty where a part is blank or not read','国办公开办函〔2021〕30号: section 2','Form of 2021 only: 本年新制作数量 of 2019 is not 制发件数, and 对外公开总数量 is not 现行有效件数. Not the change of 现行有效件数 where documents lapse by themselves.',0);
CREATE TABLE "reading_outcomes" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "reading_outcomes" VALUES('report','年度报告 Report','年度报告','Report',1,NULL,'It is a report, and known whose and for which year.');
INSERT INTO "reading_outcomes" VALUES('nameless','机关或年份不明 Nameless','机关或年份不明','Nameless',2,NULL,'It is a report, but not known whose or for which year.');
INSERT INTO "reading_outcomes" VALUES('failed','未读出 Failed','未读出','Failed',3,NULL,'It could not be read, or is no report: see stage and message.');
CREATE TABLE "readings" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "key" TEXT NOT NULL,
   "source" TEXT NOT NULL REFERENCES "documents"("sha256"),
   "hints" TEXT NOT NULL,
   "parser_version" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "member" TEXT,
   "document" TEXT NOT NULL REFERENCES "documents"("sha256"),
   "outcome" TEXT NOT NULL REFERENCES "reading_outcomes"("code"),
   "stage" TEXT REFERENCES "stages"("code"),
   "message" TEXT,
   "code" TEXT,
   "values" TEXT,
   "media_type" TEXT,
   "report_id" TEXT,
   "issuer_name" TEXT,
   "issuer" TEXT,
   "figures" INTEGER,
   "cells" INTEGER,
   "ocr" INTEGER,
   "checks_failed" INTEGER,
   "figures_digest" TEXT,
   "digest" TEXT,
   "copy" BLOB
) STRICT;
INSERT INTO "readings" VALUES('036827de819dc58b-v2-0','036827de819dc58b','5c5db7cceab7465db943a18edaaee7f9b9184f3709d7f0c733e8052d6f363d1d','{"name":"1.html","division":"410300"}','2',0,NULL,'5c5db7cceab7465db943a18edaaee7f9b9184f3709d7f0c733e8052d6f363d1d','report',NULL,NULL,NULL,NULL,'text/html','410300-洛阳市财政局-2023','洛阳市财政局','{"id":"410300-洛阳市财政局","name":"洛阳市财政局","division":"410300","kind":"department"}',164,200,0,0,'ea36e08e02d52e4d','654a7cbbc796df70',X'7801ED5D6D7313B996FE2B2E7FDA5BCBE4C64978CBADFDB63F60BF4FA6522669C03BC6CEB593E1525354850B812424042EE16526301086B79D19020C0C8424C07F9975B79D4FF317F691D4EDD651ABD5AD76DB70B7EE97546C9F231D9D731EE9483A92BE2D36EB738D296772B67CACEA348BE35F7E5BAC4C17C78B63A5E1D1E1E12FBCD71BFBB75FB9DB7FEFBC7EE0AD7F745FCE7F31323C32FAE7E1E28162C399A9376627539083B8E94CCD56EAB5E2F8C881E24CBD59111F86F1A17CC2298ED7E6AAD503C5E3D5F2ECAC537320007E9972AA554854FCF2DB89E2ACF3B7D989E2F844B1FDCB2FAD9D1577F59C777713FFFFB1B7D8DA9EFF636F697FF3DD44F1C044B1513F0DBA61FC3755AFCE9DAA851F9A3365F669ECEC01B9BCD6C74DEFDCF389899A7B71C1DD92CB289132289777E717F7DD6B77F18DBB76CDBBF162FFD29A5439612C691977EEB577B65BBB6FC01BC7384219DB575E743657BC3B4BDE8D45738DA3949171AD7FEC3CB9D0FEF9BE54D788A175A5383AA531632371848AF0C3717471B27656CE7BF34F0ADECD4B5092C43C6A903A8E4C11FA60E9481CA5416A52B122B5E292F025E6953BEB11AF1C23D28B0F26AF8CB8E4415200B5B3EF920F2FB4AF5E742FBE72B7BE8720114F2125F88EEA8BA0B4CAF79BAD6D77EDB9A4B04306110EC5D1192BD2AACF5D781651DF615275B2FA0A11FD1D212524E92FA23CC26E6C93509E0B63BCFF5E52CA5143FDB25712BA3415EDEDA02F922A2AD10E90B6B4743096D25897622838B9BBF033F776A5F72DF9C5F4D6FD9A7A286FFD4DE7F53BD4BD7FE9DAFE83BB727B089BB13DC24828A4B573B9B5FD3D3A1CBFD8701C2911DC0F533DCABD1A2554ABFDAA08CE54E36A29F3B83A2A8FAB25EB7115D6643DC8E22D78BDB7BAD5FEFE827BF943FBE97B77E155FBD56E6B7BE78FBDEF99036CCF63A47597EF0B67C0FFAD7797DD7FACFCB1B7D27EB6D4DAB9C2699698650232776343225B926C459D14D8C0E01D744604DE4AD7D45E7FD579FEB6B5B3E39D5F702FFE1657A26F3BBFC4C3D4789D4B3FB52FBC41191237715BC61DCAA30C0DDEAB1BACFAC59BEEC29BD6EECDF6EE85F6EEA5B892FC6EDF97E32095C3BDBAD8D9DA8C63651D41AC10EE8D8B705BE6BF7BE7D83FA1DB120C28014FFBC9B5F6FD75EFCE8EF7C385381655C6855FDA1BCB9146925A0ED1664141EE87CB90CDBBB3EA2E6F9AAB534C23741A27DB115A111CF27FE7CF89C1CFBBF902086661EACE1D11D7B90BBFB87BF3C25F22DD39C5B6C9E124590893E2972347E58088502A4690BB0E42A7683E964E51F7689C848A6AC7E22554F47AF8C8E1B8328F2A16D85981055ADBCB8888DBBBD73BEF7F89D1B721FC5114592A1D952A277C0AA5AC2042675038A133289CD0290A8F134FD177AC788AB6E38A5355BDBDD4757677F907447A50B8F7C31D899D0478AC8395BA0FA513EBCE9D0AAD9DC5D6EE230196B8B2E898A61425B79348603017A153CCF5FBFC7A9C1C06839112E30D46C80C0623748AC1621BAC588CCF04303A2EED9F7FEA2E5E8CA89884D34615CB9332C2655031A133AA98502A2A962C41C8140DCB2A21740615133A45C5B10DD6A8787B092A6E6DAFC291232A26D306A6E210116A8D43EECB1F10C3B81BEF0BEED69BF693DBEEF38B52EB49490A024A25B9EF27948A81E20A54EC23AB9314A75827964E310F851429D1602042A7AA2BBEC98A894686C4982EA202117717F081AD4A3C3EE73D7B10311A996A29AA965B4CE81445C7D219344DCA33689AD0299A960C4CC814355383104A45D1B10D51D43C3AE4AEBE74D7967F9FBFD3DA5E72B796DC85A7888FDA4FD96AC0EFF3F23489CC300DFA257406FD123A837E099DA25F496F844C51AFAC0D42A7E83796CEA05D529EA2DDB1A1D6C7BBDEF24331C3F16EBE43E80E1FF6EE9E47702CC94EE7DE06DD524245B9B1052ACA8DA58B572EADD7A05D4A68502F2534E897122A0A3EE877BFF0DDF6CB5D2CDE60CCC4D41CD3077F91369CE0D01506938EE99C8E46AE2347E5318696695033295251B3EC74B440939E4989263D134245CFA6D6289A3ED41DE836A069CCD23A1F2FB59F5EC60A4854D36496A7685A5EF02B1142C59B899E09A1A267A23F426852342134299A109A144D081545CB1323DA6A45CD877D358B01CF5B7AC2BA8BCD4577F56D54CD6416A8A8992885102A6A8E2754D42CF71AA440939609A149CB84D0A46542A86839BE2D8A968F302D630A73C557F3BD479DE70FD06F60D1496E2699CD99144C084D0A26848A8289F484D0A4614268D2302154344CE38A122135E998102A3A666BBD1B1B88B1BD5BF79913AF5D6D7DD890B54BE64AAC970A836C4585A5212CD6603D080B8B08D8BD2B2BDEDA667B631B1FD94A96D88D933A7A52B06236A5A58454A995D883109A0C47084D86238426C31142C570B1FA54AC367A38BE358ADD4686BC5FB1F8B684DD436FF1AAD0EEFE9DF9CEE373EEDA63E005BB06ADF7F2F24189CCC8147D936A09A149DB8450D1B66241426AD2372134E99B102AFA8E6F8EA270D930A44045DBA3439DCD47DEB31FDDAB57C4121862183835B6955BBBABCCD96F5F696F6EC9A591E995A26D453784D4A46F42A8E83BB66E93B249818AB2C9C04E084DCA26848AB2E34B54B4CD9756D826AB3FEFE73B9F7203C9948AF6494A734B08ED373B5B1F5BDB1FBCE5476CD57AF946E7398B42851D634B554C463C8A546F321821540C165FA2D2847842C562F1848AC54A23C414444AD5660652C56A2343FB9756DD87AB507254B764FA65D22D2134E996109A744B084DBA25848A6E89C208A1A25B620442A86A56763D42A8E8157D0F56525EFE5D0CCD623DC5BDB4D35E5A6C2FFD8F54C808D97433E898121A744C090D3AA684061D534245C7B2EA28A1A263D91894D0A0634AA8E8786C88853FE8DFDF5F674BEFEB2FDD874F90FAE3AE31878E78F30899AC99344D08154DCBA623742645134293A209A1A2683AFED0D628AA8E1552D134B11DA95BD1F441DF9BFD909E478B183A3B5B0FB1E78A0E043B7D706E77E1ADFBF6D7CE95B70577ED6624741C21733893FE09A1A27F223221540C20EB80D099F44F0815FDC7D7AC683F9ED0A47E52B5A27E16EEF3049CE8562C99B231131A02FDFDF90FDE9D7B189E4558246B881463B20D2134D986102AB6211A228426E31042937108A1C93884D0641C42A818072368A0D7F6DE6B9606134E9746C824CEA45742A8E835B640935A49818A5A630B34699514A86835B640935249818A52478758A0CE9339E4B2C974CDA44E42A8A893781F2134E993102AFA8C2F5151686C5B147DC617A828940CAA444445A12C3ADF3E8FE83C92E03242A650FE28E027C7282AA6790094515132CDBDA0A4263513614C6A26848A9AE5F40B5AB5A2679A7F4149154D1F1D96575729A9A26B2CCD202D00A90005245FB4B62FF3448C27EDDD67224740760232F3F243C120E58A2E8E1397206C8AE6E3094D7A27259AF44E0815BDC757ADE83D9E50D17A3CE1D1B3E9B3F8463267F18DC9597C2C55DE2E3BDE8F97907CF570B5B3252F3590B09F1A5ED1BE2803DD2166C09DAD3DC97B48193EF87DE72929B9917E5E0A2679BBAFBD9573522124EC632586018482FEB08C1D1675C795418310A50CD1A517226932440A160AC54AE1DDF9C9DDDA440171F5B3B13A9E7B7ED790DEC746A478D63B3FB577D78421DB1BAFBD2B58D7560C425A410DA21855148385297319C1FE9C3E57516831625112492AF5C6DB907029B886D5DCADF351AB111E05E2EE8BEF75A6222C0AD8A34313ECD13D36A274B2691A1F8F02D583895825E5888268BEAF3A29B893A52B298E9ED8F692D26D9B1B5F32F4DD243855702FF79F844E69622C9DD2AC583AA535B1744A3BE8A49648A8786E6C898AAFC6D229FE194BA738A5D4CD10F114778C23535D30B65AD5E9E209D39A44F5B0F812C7D858FA55F7505878ECECC8E1B1B1D2E8E8E1D1E1B1E143A30791D36E75C8AC3677EA98D3288E23FDFDA4539EAED44EE0F8989F213CBFDB7A7F5D248C637466E7C9F01B3BCB866809D9EBD1836EDEF2B25853F017D3166FB90B8FF8A9AFBBEEDB47D836F1B617DCD51B8C7765C9C5AAD0CE63F7F9BBCEEBC7F88691EDDCD89FBF8A4DC8FDF57977EDEDFFCEFF7DA2F66F90E54F727E721B23CBD58B2C4B9AA563775E9CF76EBC66999857AFA090CEB9DB487347267E7BE35AFBEE8FEEB5DBEEEE4EE7B7B728C4DDBBDF39FF1EF57A77B031F743FBCE6596B0BFF642D40EC9F76F7C1487A7BCCB17B1F3B37F6BABFD0C6BE52BED1BDF759ECE8305030226E6EEC5D5CE9B054CD2219EF77203FFB84BABA276C48EACE15B0FDB4BBFB90F5FE304407BE3D7FD73D7BDF577FBF3F75BDBD7BDFB6B3807D0DAB9D879FE6CFFDE2BA687E565E4387A377E74EF3CC5FA013BFE02A996915277D95BB9E4AEDE621933D88682FC17D9890171D4C05DFBD1FD80FC791C99BA0205229118C2ECFF6391FDCF13DBBDBB8FDAEBBF815E98A3B5FDCCFD781E2640C682BBBD0815614712C9E6FB9B1FD04C6432402454B17F6ED57BBAE9DDFD084614D55E7822EC258CE22D5D772F7FC04FED0F0F5B7BB77C55BCBD268E3574DE3085307BEDACFCA9B5BDEB2EA33D2C931CDFBAF3F7DA77E7DBEFAFB57FFE0EBAC0022B936C1BBB103F21091FC92A48B0EF3CBFC168D69F224B88A9FBFD0D6CB475B67EED3CF911C4580DD97F7F1552B6716CE7E14BE8C85BFAD95B5BC35137FC6A504AE7CD3914EBDB757B019EC3AAE65BA68A52D81AFBC5EF5815CFD66169C6F2EE312AEA3C7F0D2E6FEBB7CED5F7E0852E708CD2BBBFCD740DE28D2D88BA7F690552E19821E8F7AF7F40DC61968ABBF5D29F5A1FEEFA9B5E5C5313351F5BDEE2359C1A455EBEBBF80249E5ECD0634C823EAA11E262EAE36EDD62BA5EDB866D45408A64A0FD5B30C353862D1E9089EF456483B40A947CE8C828FE32F75980172F820CC117D7D15D6472C26781A134FE92C6D93B0F7E76172EB87BF7D007B4DEAFC22DF6975EA36AF0763E5EE1D1DA85D6DE0BD40E4C00E7FB0F2EBACFF7DCEDC7FBB7EFA591C1E4B3F120EE1E34527A52CC2B32F5A49882483DA99FE91FE24136A5DAB7C6897230A328180C245144263CF72A1C3F625D0DFC3AC6B154C93045EE6C3E05D0DC67B7D82AFED50BC02C7A3AECFDEDCF9F43F7E7BDBCE4CDEFC298716D3894B10D3043D806316D8F0A2DFB756BDB4F6B11717BFE2D399CB125B062D8121C76C50284FBEC363A7EF41AE831B11985CE78FFC16D1807BD64E7E3862A7A74C8C3596AE429B81B1F601C00B8B3F42BDBD9FDF091F5D5AB1C48B13F6D28A315DB0B5B5E4677DB79BEEB5E5D115D26FBE7D9230CA09D55A48BAF7897EFB5F76E62A460F928E83E3E5CF6962E636082D9117AB3EEE3EDA6FBFC1E46643440C8263A389CFC6AAFEFBAE7D7201EC61486F02B17DDB55FFD8E99BB95BB72136D6621C1B9356FE1C11F7B1BADED87EE558CB9D73BE75650027A22B4ABBD75ABB3F5013260F4E8BCDF72E7F72052E7C335F7D75B2836B1151035568DEF5E211EC0E1BCFD5BAFC5900269F7E7BF67D2EEAC7BF38FBC5BECF0BABB7DBEB3FC77F7D15A574E4593EE8B8B883ADA3F5FDE5FFFCEBBB1D679BEEAEE5C6785E8BE873C38F827F5BD8926152662E911BB8FA03F0012FD27FC070A6BEFEEC108402630E06DFEC812E700D1249D19AC1A07E6231921804E208400E21D0601BE822C326CD09BB8D796191C782E5A18746A42CDA58F3C4C4238F0A4B5FB23FC9F457A5B5B07F968768E7511AB6BEE9375E6346B57A189D2087E6156B87B093B6062D474DFBDE906293CBA9E3AE94C7D2D626BABBEBF3157C58D0C182FFE3AE734679B43C7CAD5726DCA41039A73C7FE1BF738C83FD6CAB3738D727572C6693471BD036866F10DBBB661AEF675AD7E9A7D55758E83475CF1D0A89C38890F58D93D503CE5349B7C7DAB289FDF2BFC7B413E4C56F88F02FA628CE3F81EB8ECAE70025BE38552A17EBC3056E0374514CA0DA7700CA27E5DA8370AB5FA6CA18139C05FF0D76F47CD393D44C52D1CAF57AB38735A28370BEC468BA9FA346B7973EED45020FB37E52AB4802F7169042F1C5748F06517763905BB4E0293724E8BFFD94515AC08FC3BC10BF18BE7733551107E02D1D7CE194E63102DE401E5F0D9B35F9DE5EEDB3F434ED54FE1828C33B20567CACD66D77C5860074E84F5F8FFBD5B0FC5C0BAF84B557FB25E9D66F5CAAA672E0445B08AB164C6A4109FFAAD9586D374CA8DA99393955A73B6323BC7AF2D919C9CA8087796F80AC27FBDAB6718CA51BCD2A01ABE94EA2B66B8DF6A69D6A72A007DBD71A25CAB34CBFFD20AEF28ABCE0928A5E934BEA988EE32555788B8B6775FB1EA08A7CA8D46C599864F0F11913F9BEE304EC081778AF5D993584F8AC33B76F3BA88E7FFF76E471403D4E36FEA2E91551C7689F8D46FECCFD667CB555927C6811E73F94FE9DF5C58D9AF117850D50E76A0973C9B8B463C1AB2E533D0D7E766319C236CE963C8865933BFE2233C852E6E02E9C66BE38511169D8D8CA40CCFE66AE56FCA952ABB876C12D1DBE449A73A6D8AD7A4C84E669DAB4D5531649B38D33B00DFA6F1233D9E4FD67BA827CB1AD34CE21488FDD88565D9E24AB932BD62D4BAF28833CDEEA709348D3D88126CA6F0BB312BBF6B38C7E79A180DD9C4C5C1E83DD57066877C21E59E635872B88067F664A5313D39536ECC9E496299ABCD34EA5398F1A0AA6F9CBFB19869AEA9654AEF9E3CA3295FF70C5AA6D386EA2BD9FD32A845A3BFFC2A316A5CADA6FF7E9F34953082804C285240E08815044E34CAB559677A4827621C0498D3630E503D3399855BE70089B5A707063FAC902F304CAD549D293B30D26935BFFAD2DA41ADB1FF70499862E68A16BB01236A238DAC71B009148E7166AE51993DC3869D63952AFE1BCA508ADC7F26B1A7474F1F8695543A539D2C3B8CECB49C7FBD0976512BEC3F9AC83C1F9E906E95962C4DA418750E661A75886C89B891A3342B4E845F272BC72A18E7268F9D99AC964FE7B2F8C1B3EEFA33D290D6A92E9303366235997F5D09BA572BEC3F1E220B3BC6F184ADB1488B74B92321E8AEA26AE2722661A23C7DAA8265D8D9062615DF3893D8EE689C193272CAF3C2EE2434C28183E6E9078D3E0021412DAAD7F40E897845E65757BCEA491DD0FD20D6827A5ACC4B8103BE2E9D6D09C871A69B93988CF3DD85A1C8429E856BCAFB75FD58C5D1484A6C999325CB3333D5CA14666A71EB7ACEE9D4233B32B1488FB6F0AC7BD81DC90991953C6EC6C32917F2FAB2CFCA8E81F4BEF81615ED53182A5C044E6D2FB1791EEE2F20DDC06830BEF49AD660A13C8690485AFD92E823B0B45A5F979757F331B0245A9FC227A9863EAEE02761DD5F8D48ED3F74FD284FE731AD8BC4052E010F3111214E1F77E4EF438174BAF528B5BBC81E7304B5101DA8C5E7110827B952646A9EDAA99066DFA71E2922538F4B93F9AD8DE4EF6EE9DAAA7A4676C78BD6A7D18E5ADD201C3108F7E5AD87F4BE889BF8FAE58D3AC1B43B37D218A9E52158FF6CFA3BADA8FE0698EA07D9DD4E5B0B51885AD7207D2E32F34EED78FD1B59038D45644B17A5C5B34726FA1673A9FCFBBF78398DDED1BB2746F5CA15F329DD30BA2BD01F3FB49ACF05068A0A97B86501E933E4D4E63315B013FB535A5DDA2DE88FB947D9BA7CDAD960A03749AAB4839DCCA28B9EC990A7192C657E4D5042D8D3BB163F46EB2FD1E7EB5AB2BC7D1B30E54A744A553DB7F78E51AE516306B5C2418ED315E429346A16F987B815DB262ECCD4310642254F52D23BADBC6699AFD31AA5FD94B6C578CCF2A3E42E90A4D7B3A36AE2FC81D5DAE56164241EA68A37A4D1335D07E70B0EE7904A9B34FB0E7A5BA776BC8E77584F39B5D9C9E3151CC049BB476B157F66726F55B47F0E374F25F5A77477DD66D36764759D789A4D450AACB4C9D4F9F668F1A27E0AFBEA36F852DB15DB7E36C395D532BF4E30539AB414A0695923D348ABFDE2FC27925A21E9813FD51FB2C74ADACAA2F3C7DCB67193C611220FD9904CED7B7DDD638A972F7938897344D2CC9E7688FBEC8C54D0FE06F1064547F7AB06B4332DCBE41F4348ED9556E17BE6FE507F38824C3863BC30E0D45995F0A71F29FBEB8D81C083E81983BA74CA51FBE2414C23E52301330E0EF456E8997532DFC005F8DD1907FF3FFD6617C831EBC05F6A74C3BC835510CE3CF06900730F591B38588E4C1B19955417A1266CE213AE85F43A903530E0F6CFCC1D63C9356687F8FFAE84EEB924D90F8C999156D1AAD532A4EC9C5DB9921622F54C641F81F4C9A44FF7D71FC8F9AC488C6BB15592FFBAA3BE79B9AF3CEAAB215A543BEF5E02E958BDAB950C7A8498AAD78E571AA7229D427E88B05A8F91CD228B961C40D31E78B093742BA93F85C539C471E27872AADE68E0761B534880EE4E77C3475236DEA7BDC92369EA281470DC712661AB7265FA33E8FC559192FAFD08BD66DB22AEE38FF0F22F08757AFCE4DFE747C4CBBDBB8FD4A0519E0ACCECFD7DA436FE855AFE20BA7A21C9A94A732AB5C75B4D46AD3AF75098F8EC0E653631D87E3C4E4062B9523E6716927A2CBE90211B8DCC55F895237E37AD5C3F92D451831CF336FCA58837CCDB5805E1BC0D9F06306F09529071CF42AC12FE99462A98DB29579B62058FB5A87BCD5CF00BC6E57AAD599976D81127C3943DAED51B1BED27ABE242F5C8D9864F3238070DEB7A72A4C938125C39C15B3B395D6171896C6A63041A59C735B59EAF981D349DECA050E077E0E12BF972B6E05E3C79DDEA60761C58E9A67C1C09019306FF30AA8A4E5F4D7AE29DB9514F7F2904824BA6D38A373437C32EB7C91862C89901ECD05DE6533196E2928EBEB785E31A2E20836B7FE360EA222E6724A80FBE1C62C775BA08092E53237D3D3FC7146405D0334DF29D92E3055CE4556097BE179AE533CD02632B34EB85E9BAD3143FB16B87C60BBFCFDFC9E1DAEADFE7EF86A009DBCAF39A59742D63E7AF7338D085D3FFD1FB20C3D5FA268272FC2EDF0214965A3ED1701CDC44094F90AF989C69B03C0FC63651446B278AB84608975222BDC0C15D9EFCEB1C5A8A62335F4B193621B0B7DE09B81E12DC808DC2C1CC8CFF2F2DD52E873754898B445567600C9FB333480AE066EED51DD0DECFD01D707C796E0A77C93A43C83365833C3DE5287FA9ED0942072017CEE1869A42B3F2B742C0CF6F8965B7FAB10C9B2037B55BF569447AEC8710A1F06F3C5451A91D07078093E13A5D76392DB93137720D6D50212E7A8517E3F65D76DFEC97882A839B6BFD1B78C7BB5F68F66EBABFA15BF78F894AF4CEE989E257F65055650F224FF5E648FB1628AB89F9CA168C19DC8CFE65C3A9F41AF6B94675866AC845ABC15130DD2E59A26683CBD64263EB8AC9554E62BB440175FEE8B73817A9A2E799740A481473807A8C4AAC5971C920B0A6143E60187D39224C2E4609D21AE5B35CC1225E869675D7BC72E827B4A2F5EED2BA62735565F4B84A7E4247CAEEB3E47C3129D10F743D47A0E6FE4A9CEEA84B6203A27D4A2688066D8E4A95AB99E4B47F1F70195AD80FA8CA927DEE9D7B602C59668DD5336856534A72F7AE112757A7319E26C8D0489D79D3B7329026D726A6CA241F785355A9726D727C4675623B4D9DB6AED85CE496130CBBF759D14952A2E0D1CE9A16D03F4195D190E780EBA62B3AD5EA5A9EBFA4C909AC19D4AB877A0E111ED109155D9919C6CCB7A3AE907262185F73EE3609522BA9936630032DA06F72EAAC9D415A5D31C9E3836C175F7139355497BCF479044F72E24D9840D7FB9C415B6E1FB5A9F48E3190D5F78D1AEBE42E69622AD600BD3C6CAF2C552E4D16FBFF6196D067329B8F88A58992331840534A7FB498DDBBD596D35E303A8471FA1C1BC1126768AE4AA8679638AF59C7D6815434831596D400D275F5D21088C1F30D52EED386CDA27D4F500C8F0DC6834F498572C1B1A5308D1657EB4D6C78883D85997A531C4760AF574F55CB789302BB0023C3432CEB07B7169FE27B0827E6AA3C27806D8E9C72CA8C1DDF579ACD3987ED2C5A3D0F17AC8E1FC0537D15F6A81FDE146465944FE37F566BB33E8723C993B8A09C3F0838561A1E1D1EFE22FA7CE1176C27F1CF2C337AA65AC6CB57FCB13CCE857D46FE2E591DDB0FE33C3DA05E9D3B55C307FF7C43D86A5CDF64D96A7E64A19AB9DD63A851D3F031F6F4523F5BEE3FD014B61CB76C5BB6BC529BE4A7C599B59C997A637612599BE345B38140EC5B1C6EAC6938B35F3FDB3D7A96EF3F85EDC663B831EDAED579D635EE329EAE4FCDB133F139FABB488FD12820FFF6F36CD0588FC713BA19DBDFA3E71F2CE1C9538D02F07D9F7510F17DECD566D4C13F0B06880F4430809B2CE4F61F84FEFDBE1E7BB80E52DE6A27F055D8D34F3B5395A6BF399E05FAD0B7C6F02CDD3167E8B3ACC8A958D787FFC9CD66F5FBCD9E7170BBCB6C85BF5D965FB3F5FEDE076F3F6A6C36DEBC8D69F654DD694C89CCC6FC5A5D420FA3B176897959CEE62EB1613EDEDEF899B49C69DE37386614B4732F9FAACFD558B66316FF9686B6ED4BEEC279560C8F67FA30BA9508B4594083B02ED86B65AF0117C3B18E05C43623B51FBE6350470E1C1A41176982C794838506FE2E2E2AD0BC55CB524A3493199E6A4202EAE238E210311B19E7EF1D88A5B2719161C7758804342A074F23E3617B77D707E96678B0CD0FE5A3F2708E61FEB3462AE957221BFF7E9473F9B318540321F937FED25C37CF0DDAB2736E16EAF2C0D57FE639D246B43B8866F9215D1ECD12E38FB2E4BA5007C90C638C416730343599FB20CFE58BBEC19B8AF9106356D59B5CE761C616683F99FC08230F4C934C8E872F95E810D17946C484D9391AE0F087C7BBB801387446E0E8D0F8A70E35229CF48183F27CD888AF45DF83E6477C6AA20849B8FF866E335114C8D0892441432398F4AB6AD989A2821B5147601AF6F3D9014186BF2B15C40469204318AC2143B86D214398D34386B025438690274386904721830E3C2364FC7C2C0D5EE0D1C96811CEAEF14B0BC030281A4619E1B51658F97D7E9D3BBE46AA5ED00239060517FEA28E0D5C0883355C08B72D5C08737AB810B664B810F264B810F2285CB0FE90112E919C390D70D82A5EFDD44CB976868340D7A707619CC645839F486FCE0B8A8C342CB43400A7643BC82401879747E492F0140408C150160E33906350C02173CF34E30C61B0060EE1B6050E614E0F1CC2960C1C429E0C1C421E050EA6951981136423C969A13AECB0CBFCBBE8F143A91E673731715A895565C44F494C33E4A1874340876809091A504BBF46F113C0CE802026C9A030C46E68ECCEE7D360883058638870DB628830A7C710614BC610214FC610218F62881D57C9B6201060289201AB0152AAE80D441A674D0CDD04A0FCE94EDED19B08F734621931C471190228805438080D307AE34F50DB446F84C11A4084DB164084393D80085B32800879328008791440EC36E8DE00144DA7CE1B410222A4AFD7C77083854FC6086E80E021CBE869461FC2600D1EC26D0B1EC29C1E3C842D193C843C193C843C0A1EEC87F4081E29BD3D0135A6F04DFCA6E9E62DE63FD6D831476FFC578D447CE0F9FC91433762D2408772586387B2DB828772A7470FE54B860FA54FC60FA58F02083B793D022838AA90801EFE7E856EAA112044E3AABAD00D2889AC1C88B20D6B07220A93673E60E9013EA23C321E4AF15C18B809BA306CE3B50E6AE653E2176CD8446E94C31E41A4426B04116E0B0411BE140822F4291044E8A30802C27A85909FEDAA41104B2B0916DFF8D66B74279283A407F0B0F8D3001D5CB1C067D07C05903B79027084CF6B049210628F1C76F107F433880D512CA4582E19500E7BDC900AAD7143B82D7043F852E086D0A7C00DA1D7E0267B2A41B072A01E1DD30008E0EC02880355072043F4061EE2AC8399F61863B7AC830FF8060621EBA4029A83620F2152A1358408B70584085F0A0811FA141022F41A0865CF2D0820A43BC9981546C08AA6DB370771027A9FD5E29BC05718C47DD2D5B712D92A4F350D221CF64822ECD64822DC1648227C299044E8532089D06B90943DE5403E92171CD9D52048387AF258D43388C4A95B434417F8B33C1D123EAF9B9E49519B06DCD2AF649894BE0F81C447B570320441073822913DF45438221CF63822ECD63822DC1638227C297044E853E088D06B70943D1781E0881C76D6A00928498652CF619D28C0343B12B8B1405200BE5EB1242A0EC1344024914DF55448221CF64822ECD64822DC1648227C299044E8532089D06B90943D394146927F485C03A1B40392158A30A78BACCE25E4F50488B00051A6E99158B6084723154103CCEB29913DF55410221CF61022ECD61022DC1610227C292044E8534088D06B20943D3741BE1B407A5F8B663FF3994DF2309425A263AF680519D8FCFF5C0721E1FABD0E41904B89E8F837035B6320FBEAA9404438EC4144D8AD4144B82D4044F8528088D0A70011A1D780287B7E820C226C328967D9FA0CA10C0390750C970D3E9FD3F84376D553418770D84387B05B4387705B4087F0A5800EA14F011D42AF814EF6EC04193AF445BF3EE30783951FC049039079876840F811D584F15B64F019DC1468841C124D831FCA618D1FCA6E8B1FCA9D1E3F942F193F943E193F945E839FECC909327EBA7746692641F23A823FDBCF333D5B149975759B475739AFC905B3AD10474A0C07980D2A82E32FC55AE566530E7B1891AD7C6B18116E0B1811BE143022F4296044E8A33002CCB22628C830922FE24A4012AFF05F1BAD56B70E653BBC3D4236D9538D4484C31E4284DD1A4284DB0242842F0584087D0A08117A0D84D81A56B6246DDED1465EE51C58140728661D7E44C095F3F8A34671E273B88E3DC8E187ECAEA7C20EE1B0C70E61B7C60EE1B6C00EE14B811D429F023B845E839DEC490A023BE1558D09C34E96004EF090BD4B39C5E7D305703C2C2372A5D9531D247CC8967A2AF8100E7BF810766BF8106E0BF810BE14F021F429E043E835F0C99E9920E0E3BF0BDBE711470085D7C8F1E30F3A6CDC34A42288DEDF62E74730D8AE5C732C71D9240C8563CE00777E46C8FE792AD0100E7BD010766BD0106E0BD010BE14A021F4294043E835A0C99E86201C377A5115BD6F075743B1885037C741C4A5F14F5D169CFE9E2AF104A00134BAFB763ED95555E20D3E0CCC83C8CC1E217BE6A9D04338ECD143D8ADD143B82DD043F852A087D0A7400FA1D7A0277BEA41706515AE7D4B08D662D708D2E30794910187156BC0CE80061C514DFC8883DF07B6C84636C953618670D86386B05B6386705B6086F0A5C00CA14F811942CF31834B12FDBBB27BBC2371EA64B95673C4DB9AEAF3E0E285653FD3A0C19ECFC63DD1EC2EC4D0F371D3E834BB5E957DEB875D320A440952E03355F7CB91BE535DD52F53A208C3A54CCECB2EA396EF26EC4A255DA9C716611AD13B0987D90D7CB2D0C92CA5983BFE626A1861E4619393CBE7300A34924C3ED6F3A580A18B48D7B2779F530F9C4404E15D5525FB8960E876985DA34C14837D826E61922BD8384B968EAE075FE1DD8D2C73B271781F133429999C772D36BE12D7B7C4F8627438B69D006A7D45FB7E3B3099D97562BA183ED5920D105CA0156838F81CAA30F826C013FF6C3F3CF6E035A52C5D8C651F53B2EE644A96BD4C897733FC91E7E9CA5479B6DE600F32F0AB7CD9D5FAE2758674F7EB9F71CA0DBC7380D7100E1471413F7BB2011FD816059E78E76F28441F4F085E615FFFE8EEDC697DDCF4CE3D77177E71F7E6DD77AFDD9DC7DEF223F7DA324A605766CDB11B6AA7AA4EB9C68685B963D54AF3A4333D59AF898AC6BE182E7DC1EF703F5E39211E96281D62B7EC9F74A6BE6E4E1E2F57D86B096CBC3B5D6ED430F64D4EF1AB96A56F58055F7E85D2F993128DC95AF9147BCF212A36489C6F2AD3EC4D6CFC0EFCB3B6F3CE2E4A9BAA891C01A2D69E8B9155C30BFBAFB963FF599E75C60B10C5D75261F8E8F841FF786CC3294F3BB05CF1E4ECA92A5A263E735D4CF0EFD8A31D783EC169C043D84B19EC5E76FE50385EF198999BE50F767FCBB0879B019B4E631294EC9676508EE056E8B3FF077057C010');
INSERT INTO "readings" VALUES('6e5801f6741b1e6e-v2-0','6e5801f6741b1e6e','a8a117f9814da304f61886c64b3f7cd8a77ba8c2c551f35083736617951a03bd','{"name":"2.html","division":"410300"}','2',0,NULL,'a8a117f9814da304f61886c64b3f7cd8a77ba8c2c551f35083736617951a03bd','report',NULL,NULL,NULL,NULL,'text/html','410300-洛阳市财政局-2022','洛阳市财政局','{"id":"410300-洛阳市财政局","name":"洛阳市财政局","division":"410300","kind":"department"}',200,200,0,0,'cf8d58e06855918b','2145d4733465b639',X'7801ED5D5B5713D9B6FE2B8CBC1EDB4305BC31C6793B3FE0BC6FF660C4506ACE0E093B177BF7E8E118D08A5C04C116AFA0080DEA56016D698D5CFFCB3EA9AAE4A9FFC2F9565585AA6FA56AA52ADCDCCA0B232473AECB37E7B7AE73ADF573A2982F17D27A5F297539AB17133D7FF93991E94FF424BAB5CEAECECE1FCC8DB9FAE38F46E597DAC69239BB677C18FA21D9994CFE6767E24CA2A00FE60BA5BE08E2102EEAE952269F4BF424CF2406F3C58CF34F27FE495DD5133DB972367B2671259B2A95F49C8E02E097B49ECDA24489BFFCDC9B28E9FF28F5267A7A13D6BB77D5CD49636AD87CB688CF7F6E8F552B43BDBDB93FB7C7EB8B5F7A13677A1385FC8F10EDC4A7743E5B1EC879FF140753E2BFEE1B67FC4956F716CDE175A461DC1E31D6FC696894066B99F3EF8C2F1BC6D82763FA5E75EB93F9E0BD2F7352D402153717CCD525B5629215ADBBEF6B8B93E6FC388A6A3E1853EB76B16EEDD52DEBED0B5F09938AAA5DB8940C9394EAD275294C502A7B52BB782E4C542E2AEA38BB8702D7266F9A43AFCC87A3A8A94FB74B51F2CE3039A9DCFEB2507A52B1352D2C41A9D0016EB939DBE493DD5474E71F954F3639E4394A804DEC3AE4F22D6BE6B6EDCC1F8DB5A770CBFAE8B4AF129482EBA66E11A42A095F831DD62AC6F4BA2F81F38A22687EBF2141654ECDE089F28FAC36E17781F26E03BF8B9440387EC6ED40F0485D5925073C510DD863E7A90FBF4B8A2224BBC3042366B6BD8906C99786C6AD205758BB70E962A8AC32C3668319236F9BACA5B9691CAC095635548ECB9BB39F6A1B5FEAA3F7EA4BCFD01F18530FAA3B537F6E3FAD56466D3FBA8992F9EB49292AEBE958B1BA7907E9542B4F456B64E7E54F8D9A8F4E46D8DF1C69242867FBD7043423F5BC5ADB3D6F97BFE7D562F7BC8056E03DF6086D8A39B5663DBD65DCD9B55EEF18231FAD8F5BD5CA2620178E511942476C4CBC709C049FAB5FEE18BF4EFEB93D69AD8E5737EFDA32A2B376648CB9399F8CDF50ECBBA00D3AF6465345DC971A2E6BF6636DFD73477573D3BC3962DCFEC3672D4AD235889BE405365D6DF48D75EB13D2F069933F0B6DAF4052BF617E7C20B21F7B688C7CAA6E3DB4B66E595BA36129B9BD825B8E735C0E7368ABB6B618A62A1A93D042180F6EC36985EB6E0F8B0FDED88818208D86AC57F7AC17B3E6FCA6F9FC56988A54466B79B7BAFDD4187987BCACB989A6DA5276E7A5FA7D7C60EC0A7E99F353C6C4A23A5FC9460EB86185BC2865648FD7CC87EF41613192DD9C77C67D28B6B13DE4F84C536F499C759DA7E1829CBCA6F9DB52D293DCD3DF28909C6488D0F424F4BB43C72812D4A1194BB0FA3B712AA084A876DE3FFA23C94B0C4EB53281B1B2B575BFB6F32E32F68AC1920251D28A2A2721EF078AD293900F9553004FE949C087A627011F2A27C1EE748FE096B1F9D298788E71214C603E9FF731868683C2C17DAD89D4A6553731E55871E8129602776B5202FE6253BE0A33919CC24C24A73013C929CC44720A33919CC24C242799A97EF3B53176DB01568C5F263188BB2DC68DB0D7D35B301FBA4E63FA0DBA81DADE1374AFA257DB59C297D5CA14BE745AC1C697FE0E543102579886B414A621398569484E611A92539886E414A621398569484E320D1086DB0B06D9BD84CFED692A22DCDE238E9497F1E139463DC6DC4E87B1F6C97AF5D858BF1D968EC22A949FC22A24A7B00AC929AC42720AAB909CC22A242721E56F20484EB24AF2ACDBF363D4600F1F9C713A3E8B658E97C3585869B2174DDD1438939C02679253E04C7212CEDDFE0A93A002689253004D7212D0E1194B481B531F8CE909F8FFBF86E6AB9571636DDC18798D26C87A2DE6C7FF1A7AE6F3649AD82A10263905C224A74098E42484FD00939C02609253004C7212C0A1F94AF856F79E9913CBCE8CC87CF8C5981983139BCF6E6214ED439667F10A685950812D0B2AC0654105BA2CA880970515F8B2A00260169410765A5FF8AEF5610BCB69E86B319DC744C35DF4F5E644BC5AA10299A7813CD2F51B9E5354814C294A20FB47F79CA20A644A5102393C450964FF4480B30E045974937373C0B9B6376ABDBE83D5926690692A28814CE52241952793A00A6412944026B391A00A641294400E4F510239BCD68120BB5DDDF82BD1502C62B1EBB3BFA1A04998042F95880455F092A00A5E1254C14B822A784950052F094AF086D75A05EFC20A9CB9B6BE84B6028B537E8469FEA6429804550893A00A611254214C822A844950853009AA1026410961F3D10B382D8035A767AABB737E54697AC4A369093ACC69B1468435470CCDCDBB93E6F4A23557C1BFFE6585D094257B11F5A80852A6E44424A8B21709AAEC45822A7B91A0CA5E2428D92BBCD6B2BD7EC772DC7807B61DCDB119A729AFCF0FD55E0E1BD32FD10C61A7A1BAE35F4BD0682625614D1092A00A6B1254614D822AAC4950853509AAB0264109EBF05A4B58D71657CCD5DF8C99BBCE42A4B3F157DD9AEA106EFEF8AEB5B8E6776A9A1CA980264115D024A8029A04554093A00A681254014D822AA0495002DA99D13BAB2B7E4869BAC42D90544B30A1B6B657ADEC9A132BE6C483DABA185A3A660B4D506523CA5965231254D98804A5D2934792A0CA462428D988DA1312946C142E28D9A83E3A652C4F7534634A532E15A624A8C29404559892A00A531254614A8212A664251294300D17943045B36D7EF8C5E9799DC5116374D31A1FB3C6FFE9F3DA246D902910664105C22CA84098051508B3A00261165420CC820A84595042580C6FD084EFDC17EBB6B31F8CE55722F20273A269E1CD4DCE9CA4299A0A6A1254414D822AA84950053509AAA0264115D424A8829A0425A81D6776A742F668101D646D6D191BAE683BB0C707DF36463E1B9F7FAFDDFD6C4C3F6C9A872669EAA6029F0455E093A004FE053FC54850053E09AAC0274115F82428811F5E46097CB14531B20AC7465885B30EDBD49B266946262CE9AD8E4B183ABC109BE54C9FFAD0AE39BF80DEDA1919FDDFD0B0DFDCF8DEB80D5A893D1294C13FF8771AB766BA5191248B6BDA79BF8548542AAFBFC1E56A4A36F7F7762CA8B23965ADB23909AA6C4E8292CD358DAC4EA292D5F7EDE418C69C7F634E8EBB9137434FAD85158793D6F686B5F911E138D6ECEB83DB8C669392CDC81024A8B218094A160B4F5165314A5165311254598C04258B859751B25757638FC45BE14CD2AC50052709AAE02441159C24A8829304557092A00A4E1254C14982129C68F4AA959B4EA3D7149293A429A0DB71B9612212CC1C26C28A2AA0290709687FA008A728014D91222CA9429AF29690F62F11738A12D21C2CC2A212D64E9C48B57247C4576FBEB4B65E595BAB4EFC82BF95A6599E32368748436A2AC84950823C3C4509F2704115E294B58478788A12E2E182976E440F374CB61D6ED8ED0F371451FFF102FD9DEE1E23E7DA9A7FED8326286C75097A27014CCF6B6BDB3EBFA1045CCABB5CD5A4F04D275AC6DADA3027877D29D0C85424E70D6E24B6BB096C8A894158023C3A9212D8DFE776520A4B438CEB420B61BC7F8ADEDA585B441A6109889E3F3481A6F68E0010BD55B8EAFC1B6B6BDA31A235B761DE5DA9FDF11926092B07DB4332A8EB0B9851CDDC5527D3D8110C0EA974B144ACA26C591A1F4BB97B5AB239494BA2B563C026EB918A4470C75E62E2289B8CB424B6371989849B5B588481A9AB1F420665E535E9984594DA6BB2CBDBEE8A5819C95FA93E9AD470AB6BAF295A6F1AF34AFCF7B7A024275533544EAA5AA89C549B50B9A8F5905C37343DC95943E5240F0D95937C32544E72C75039D907C305A35A44F6B6F014A3DA04CE85DEF4AFFB27DCBC3374E7B5AE8BE7BBBA2E689AD6AD755F40F87DAC1373B9F2C065BD90E841A4FE353DD59FC95DC55938C4DE605A0577AFEEDC77A2DBD13F8BC371F84D6C8D4DAC18F726B0FAD47C6EAFBAFBCC1A79855373D5DD3B7668FEAC7B886EFBA171FB09A209DDB0FEAD05C41462EA5D7F3283987E71D80FC330CD9C1FD3CC472BB5D18F5A129FBBC43FFF37F44B6FCE1510FAB39F8CB1F7987E9BEFEF8932DA21F008FC6F340222041EEB8F62D9F1E9ADB0193B8689D5AD1DA42CB42A380184F36EAD37FC3447477473D3F7ACD90563EE457306C6E715EC57D596DE3A5359FFF84214777A46F429CE99277BCC204A699F1F10A5B18FF94967D23A912B0A68D827F9A4DFCE196B8FF0DBFE913D9CD79324803E8C89A36D48DE81CEDA5DAE6E3F329FAD60B9AA0B3F08FD9D7BD6DB27D68327B5D743DAB98B97603E91E3B3512C6D59ABB3E811A15DFF75CC58FFE204F943DB9AFD0332D5CAB2313355ADDCAF0D4F6275C5B8F71851EED54D9C081837E637EBCF96A082BFA8646D7D033B4C08E087963931613E7A25B244E5ED631EB5BD6158552CA96DDE17059AFDA3B6FECCF8F53536C705CAABCBC6FB7B485660244E43E2000E36066F5B6B8BF5A5DBC6FAB65179597FBC606C6D025C54D7D87E51BBB923560EE6C78CB9E7D6FC1D64644CBFAF6DBC8422967AEA3B3348CDC239A6E50FA20CE36FCDE969170B1B1E67E5A7F6F99E73BCA4F66941643DFFDABC33270CBFFA1BD2A9FF73CB7C76CFF8F23BA27D7012049E882306F5C5DDFAA33584A6D8200CD587A7CCD78BE6B33DC8C3CFADB9DFEBC3F7CDD92FF5A11700CD7C318DD32990ACADAFD6173E8AB22DBD35466E19DB0BCEF1226368A13EBE81ACF7CFED486CC7E8B72DB663A0EC63FBE6245CB35AD932265E3BEB5A7EB796F91F5694736D16050D96AF289571C11287E320B5BDF4E62F8D7FDD2D6AC9CEB7593280EB950C314776C9E4231D12C1FDD496CB87B9666DF1351CDE587D2496EE676EE1148C81F5E48995FAD030869BE68751B4B90A735F68B326B08D5793EAE62C6A62AC3E863FC3F961772CAAC169EB4B8F118509E7ACEDCDC945B7172686C4526C901ACEFEE0B0347625365F8280A271C466FEEC9EB5FAD09C5F876F8BF3186333D6931D905A307162C1587E2B28B6BC009F775A1863FA3763F79631FC09C100F6BAFACA9FDB73443144044C3C07BBD16B186BCFCDFB98B2AD5A5B376B33909C1411EA63BF1ADB0F8C9195FD40477362C75C101D0878643D1B729A3954101B526E217F1BB236966AEB53C2E3761E88228DBC466AE6ADE9DAAB616377B83E771B1B2BF59763C6F21BEBDDB6B58502CFA171AB56DEE0AC1302FC84054711463F5A5BDBB5DEDE417F597F3369AC3D4622C6FBDB6891F0657DF689F9601AB9A0714361CC0F73A20AE353B0B8530C6361D3F8F08B589D1EBF53DB5933A796909D71675994242A8C68973E98B3EB22F2F0CBCBDADA7B73F217A332628EDFB7D61EA16CA213A8BC41E2C6D0B6B5FDB0B67BCFF85D741D2864750F9B1A4B1809032BF38F61C4D4A19062DD7D0C5685C9FD1E210E5089235BB5F737CD071BE2A046A30EB557BFD5D6B7104B802F71981A2E8EF60EBE853C1406B6B6B6118D0A10AB95BBE6E26F22D46C6DD901149D446DE8A6F9A2824055B1DD323D537F2B6075AA64AE4F8BC61DF1F2959BC227DE2D3A1E6C5646D0742A2874B14D0AA111F128849D094121FBD49D13ACE20E891A9DB96FB8F4E8855D1A0CDDD2D7F4F4DF9C815BAC46BB50CEE2EE0234F47F2FEBC552F1ECE55436954BEBC8A358BEFCBFB8F1C0FF632E552A1752D9BE41BD50C445089029E11B71C1C160AA58C4FF59FD0A14B04208203257AF353E0FE8C5A2BD74220678E8649D236C1DFF81D010EF5455C77F753873207C8FD92678BDBF7ED6D38124F13BFE229374BE5F14B9581E387B2D9FED17F95E4F65517C7C894B1144197043822804A6F5A214CE7F37ECCEE5E8C049E7077037C34FA1A8E03A0817137C3A38229DC0435C61110D0D7B8DC7C5A2F3A89128E8453D55485FEBCBE48AA54CA96C5F9411E62C9EABE0D3C161116E12DD49FC2E72F1A86129E6D31990275FB89ACA658A29252ADD9832B9DE223E1E1C976E0DC0748B93D7D11C06B97AECE9D68E1A9BAC7E15D014F5C2F58CD3F804362CDF0F85F2A56B9838877106236CD739F0E9E0BE91846B8845F2689E2156B11ACD6AF2A8FDA2942FA5B2A13860AABD8F84FDF9E0582019A081BF91F110197B88E0BF43C0245F2EA13B418F7644DD30A607F6ED05DE815AE7860354DDE983BF961E570D449B5D6E84DA9F6CEFAAAEF56174AF112038D99E540DC1A174A5113038F95E538DC381BACD08F5FF9A69D0561719A1CE27DB1BAAEDDD767718A1DE5F47CF971A1CCC66D2A95C29ACEFD37F6C67388049F57E883BD6429A7BBBAFA2DB6F55F974AA50C8E8FD985785621032446E55FF93257AAB7A5F2DC02170A562D878F89BACF460AA50C27C31FB53DF7759FD827EA55C84AF8B25261D33C374412F7D5F0ED04060B090BF96B99C0101FA2EFFD4974D853780DD1E11C4476F36D48AFEDD82FFDDD1979390BA37E5E93E8C05A5564D40030C3842B99029FD24FCE272268B4FDFA75394AE650AFD7DA28DF84E01C8A04728E4148B03218B24ADA870B2C3BFA834409B90C6A27AA8EF7BCB87B47AD8AAF2629130FA1AA17F89F0305608A3565ECF5DC9E3C2E7013D57EABB92C1FEC577352E68B484A9FE810CD6914B05AC245FD7FBB07F53F8CE9A82722E753D95C98A6BBFFB72F952DF353D1B3E46FC26194108E87A7FB10FC324F5CE823744883542F8BA27087E1CCAB97416DB4FDF57A350CEB93D020689833A36DDC445F561CDE2374A050F016CF28205A1F5FF4629E0D57FB07C592CA2289DE09B07E1BAFE0F8100C213C278F0CD4390CEE7AE640A036A4710715F4EAC063E459F325EC050F102A08DB669288E0335360D2F1CC20659ABA1A2BD388C41415F3A5F28B8EF7684B9018E90EE43607F8E0E02C4C588598B0E84C8C08302FF1D1B185774BD0FDD440A8F9D8421F14D12C27185814C31FD7DD5BBFDBD826F6AAD1C1B2ADF84DDD1E2E9A96CF1ECBE59F7C3F31ABFA09DCBE78A997E5DCC0815C3BF3096E3E2C35753CE39AFA6FD911319FE372A165E65ACFF65AEDAB5EDEBCF88763EB6A9FFBD2B9DBA8245B0BE6FCEF039EC73C1AAD7F5B38DB85461D77D876F7C7936A7FFE8F12130624C04E7348637F667AF6FF787A2F67420DEAA431C42EA28A67E2A8AF89F331DC57C477F5E2F3A3F8945869E0EDC217C54A7857013312AE98EA63C00ECED0FD163FB435CFF5EC67E1896BE11D88AB1442374771F0DFB686A111D3D7E4740AC48D396F4524D5D2DE87AD19673D27524070B625555A8F52600416FE2C60D0C568A5867D311136C7F7D54D5475E6DC7E77AF56A6011EC2EFE5582C67A512BFFF1BCC73F388E72A2ABC9A7C23CAA9D736207F79670300EC77D829CA79D9A1E8E63B85D09F945A37B919ACF161E11D27BFA8FEAC896EF0CB3FCD19DF66BDB3F94A01C8A67E0BC6A73B37274481CBDFF78839083B88E73CBC3B7E03A321EDFAFD7F463D299CD17CB88D8A496C7F7FDD964E759ED6C2E6FAFD2601BA73F9F2E8B8DADE2D94CB1586E23E625E8986F64AF3AE243C26DB74A31003B3A6F3B62700EA7A1F22115DFE5EC75F3ACC2E9C4395C67AD109FBCA174E0F971D9E9CE85F582478CEBD13A5D03B243713BBCE9DADC351E313C5F81DB65727DF686BE70D8E0599C6FC78AE219149713C8EEE75C56F04DFA6003BF43F14107A77F3347441444398DB3A9FA59F7916EEE6FFD5F063A9838C5EFB46BF8E4B56B88BEEC2866FED1D1D0EF4815B04A80935922E4A4B1F1B19FF58F388D2A7EF066EA98D2E2686E2677051A98408BE3B9F8DFDF448BC7CABDB7C4E1DBE96C0A618F38C92AC605480C617F03F8AFA05F2DE365712CEB899A0DE82931A8C0F7FB838458E75AED12267AF048F69944399711677C714105122E20B8B02781EFF1D9FFAA3ABE8CF09AFA603685C37BF6215CFB2D762C18B8778BE1135F7EE44CF6BD9AA320316BDE687845A9E3BCE2EED6BD0BEB420155EF12E7BE8EB2E6EE8939AFE6B8A22266CD1B746FB3E6E21DF3C0BA8B1F8EB8F65DB2DD710D4648ED0386C428DC21793E26F101C617F1AF876C7BE9CE2D7B89CBB33DECD066ED0FE8FDC10E7004D6A7FA37F93E1ADB36EB7F400EE029A82007D0448B7B941ED0E4FFD879F623202CE0B6F808E0D0B19B832BB3FC5EDFAFA73345B71768A7D9D3825B7CED081A7CBA73D50D0FF55C1F87FDFD153FEF557C5047546F29634F993DBA1FB4E249B43401944F761FBEC5E9B183A68AA3DF09A9783AAF17D2CEC6DDE1D55BBB70095007D45CFC70F8756F5C5B591EC8A1CF6FAA3C7EA6DA8B12B8FE8EF0041EDAA406F2E59CD8D06BC7CF7D0D7C65D418B92992B1C73647D0C66BD4C8893A6390B7BF13D134C28B551DF738200655D8DD4125A41B589CAB561AC7A031DA42BE01776FF4C005828ECCF688BB25F80CA948C3395989115BC2D979ED7176D16CFCB09FC465B0778570D98A3DF9704B627FE7DE4B18501EFB674721A054F6AFEE3DCF54365FAA7609EDFF9DDB9BED72DAFF3BDB56402A5E332E1A7E7BF8EA5E22D35447D4BB31A675AFBB45766478DCB628F6DAEC4B60F05B6B055C852976EF9AED15491B1764626BAEF94A9148CAB835535C94E3BB7323921A2ED1EC75BC239238EED2046AE2068748E2976EC8A34378609B6CA193926C4C312969D8C9FE1C6402FB870074EDEF0938FB1B973148D8658C60A2822F0E373C67E94DB4608BF3734081806C43998AE5FBDE238B934AC322B6DE8D63A20ABD0810852AA4109B2AA41D972AA41C9D2AA4D69A2A24DE9A2A24DE4C95B857B37A1D8B77BAF494277AC1C79B13E109BDE0108527A4109B27A41D9727A41C9D27A4D69A2724DE9A2724DECC93B8979A7A3C093A8F7DCA9893670CCD33A3308614623386B4E3328694A33386D45A3386C45B3386C49B1983B5A23607618D938AD211FE53D29C3C69E8799628A42185D8A421EDB8A421E5E8A421B5D6A421F1D6A421F166D2880DA538BB125E37D3200D4E7335DDFA70A8CC113744D09421782663DF29717C53996E678E4205F38DC9C2E73242F1B82633F4446C14F690426CF690765CF6907274F6905A6BF690786BF69078337BC479AC83B127F09A9043A54F34F69CAE036445DCB8B764468BE351A8430AB1A943DA71A943CAD1A9436AADA943E2ADA943E2CDD4C14AEF01A9C337CB9C72E6E4076BBCA9128534AC119B35AC1E9736AC1D9D37ACD79A382CDF9A392CDF4C1D7152E860BD8EEF4EA243E58D6A9706BFB96BCE62B5FCF8066ACEE3C0ADC7698E9CB796860D9BE31AA661975FECC8649DCDC848BC218DF8BC21F5D8BC21ED18BC21BD08BC21F908BC21F966DE805707258E7B7545D006E7D1EFD580412ADE380E7CE27B3528C6B1F18662F522F18634E2F386D463F386B463F086F422F086E423F086E40378231CEF601D4EC04D6887DAF19C4E72DA8A0BE088904804A25082F80422F5D80422ED180422BD080422F9080422F90002B51F1FD058650BB944EF94445FC1AC8776BC23918834E29388D4639388B4639088F4229088E4239088E40348D47EE440D011F2D3215CF812F5710EE1681B3C127948233E79483D3679483B0679482F0279483E0279483E803CED87131079E4AB3B4FFB9FAFA0FFA17DF14814228DF81422F5D81422ED181422BD081422F9081422F9000AB51F5FE0A79077EBEB2977BE02EED0F67824EE90467CEE907A6CEE90760CEE905E04EE907C04EE907C0077DA0F3308B930F8D8C8E32D5BB7587E73E2018E7DF94D5EB63ECEB11BED8E47220F69C4270FA9C7260F69C7200FE945200FC947200FC90790A7FD28033F79B082E7DC357D6CD4C1A29CBBE3731A5D20451768B43B1E893AA4119F3AA41E9B3AA41D833AA417813A241F813A241F409DF6A30CFCD4E16BCA4FF973F2E3B6A4B8AF21D68E296BC4E60FABC7E50F6B47E70FEBB5E60FCBB7E60FCB07F0A7FD50033F7FFC37DC9FB2E72B600F6D9447E97D92A4119F3DA41E9B3DA41D833DA417813D241F813D24DFCC1EB0ABDD7D533F7BA4C711DA22108690016732A31E121503D0C30CD8B9E05C00157826B8FD43A248F5B8020F92B4631E8940A4119F40A41E9B40A41D8340A4178140241F8140241F40A0F6030FECCD8DA6773564EE689AB8D9C5390A6F9321F888358A7100F688973494FC4129E25E4AE0CCFA030AE53B82D03AE44D3E668D921E238768D33C128748233E87483D3687483B0687482F0287483E0287483E8043EDC71E381CA2E7586402A1876B4D1F0805786AD4CEE774ED405A3BC00D4171E73EA4119F38A41E9B38A41D8338A4178138241F8138241F409CF6E30D1CE2B82FF99C52E62B98F0D0F678A4BE8634E25386D4635386B4635086F4225086E4235086E40328D37E9481B3507C7A6F947BBF8E179B73A2F74625694F3C126F48233E6F483D366F483B066F482F026F483E026F483E8037ED871634EE8FC2B9EC8088B6D3E1997DA5D7B15E2095A4BDF0489C218DF89C21F5D89C21ED189C21BD089C21F9089C21799B33B8ADB0F13CCEC12E2B4C5F4BE5727A1697154A4FEA8042E541FB756EE7EE35FB494E3C33E0BB6C1094C2C59FFDE2BE53F16DC006A793826F22EE3EEDE9BE57E54CBABD06DEF9DF4DD3A7E59D448344FC852D7151AAFFA2C0FD52F9EEFB13CB2F85FC8FC89426919DE23A3C7FA15BAB682117EE85E49014E25E955BA76FD3A881486BF1EE03DFD0E7B988F74A8CF774DFA993F4D8ED4C3C27B11B9786E3B736A2DDA6C47192B04625C4099BFBE1B833BE4027097BEAF0D4677AB4765A96984D8B16BB6DD162362E9ADDBAD8EF25F48BC7CBF305F7BD04E78C9CF8E7E7041E2F6EF514011AE89FF454012F0E74623F21819745C4030AF847DCF18A5713F146434FC2DC98AB3FFE68547EA96D2C99B37BC68721F76143F1CFE67C756FD11C5E3746DE19DB43C6E795EACEBCF5F496F165C3D87C694EAC18F72690D4FE5325E9AC9ECA896E41BCBA5EBCA6F7F7E1F1553BC7AE1F3AB51F3471B7F595CC55FB1528144A0C1EAFE9E9BF15FBAEA432E2B11DD1DFFD982AE4D0F7E1B96A71E7B1EF1B711FED5FFE8A14EC971E0A7DB9D44070F921A25FC7E3AF7867022A6806040876BF77D0BADA8BE84EF687979E1F2C3BD5FF295FFEEF54096F6CC2102E6E1D9D977ABADCF3E2053D85876D51B36BA5812CEAEAFC6FA3D36B7FD79B10285DD70B701EF1A085B83ADD7E8E03CF6D0C964BE2F18DC4CFA2BFC73D7E453C9A0A4971913ABE4DE2C2E61BFF0FD9478F0F');
INSERT INTO "readings" VALUES('188532633653e5eb-v2-0','188532633653e5eb','49de2a5de9c88e157a0aa4cf11433cb545833f625b12a576e153ea20014a7e5f','{"name":"1.html","division":"341125"}','2',0,NULL,'49de2a5de9c88e157a0aa4cf11433cb545833f625b12a576e153ea20014a7e5f','report',NULL,NULL,NULL,NULL,'text/html','410300-洛阳市财政局-2023','洛阳市财政局','{"id":"410300-洛阳市财政局","name":"洛阳市财政局","division":"410300","kind":"department"}',200,200,0,0,'6b5129eb1514f8eb','ffa0c71a60aca1ef',X'7801ED5D5B73134996FE2B0E3DEDC47633966C1A70C4BEED0FD8F7F18443C8056847963CBAD0D3D14184DCE02BBE40632E8DCDC534600F0D321737C8F2EDBFCC2A4BD253FF85FD4E5649CA93AA4A55C9C630E01787249F9395F9E5F9CEC9CBC9AC1F23B94C219BB046F2F1F3292B1719FACB8F91E46864283218ED1FE8EFFFD6DE5A69DC7B27CA3FD5B79ED8CB07E24DF1DB587F6CE0CFFD916F22596B3C93CD8F04108770CE4AE49399746428F64D643C934B3A5FFAF1257ED18A0CA50BA9D437910BA9783E6FA52D5400FF4958A9146A14F9CB8FC391BCF58FFC70646838527BF9B25A99170B13F683357CFE6377A65A2EFEB13BDB58DB1E8E7C331CC966BE875C3F3E2532A9C258BAFD25371EA76F8357BE51CBAB1EACD9139BC3C3693135294A6A19515606D7B2575F8AED2D31F35E2CDDB46FBF6E4C2F290F678A51AE282A8FEC574FFAAA3BEFA1E6A713E33AB5C5D7F5B5797B75B6CFBE3D63501BE06AF5F56BB5DF1E2BCF88191A14F393D3EA1FF593D3EA3CE027A757120D5B3E4055EBF357EDE2BA7D671AD028BA03863A474FFB096A95EEF793D32AED2BA755DAC3062BCB1D3638C8AAEE7C31D96087019E6605F0CE154FAFD56E4C89A977A274BFC30099A26B8DEE93B596905D01FE52592C6D2A207D6778F2A09F9CF1419D9089C9571D909D61CFED0E99176DCFB232386A2E6D4DD8317563931CECA823F6EE2B989C333CFF3B3FB9200FDAADC0DF280544B993E32D554D990B1A1FA575531FDCAB98FCADA39FA26E2181FD6B5F8771474DDEC85E7E5FDFDA6E4CDF6C3C79A0B698E9181BE2744EB5721D26522DDF27D722CB544B33F996D8D9C141D5D74599B0FEE8BF46807EA0B819ED396E0EA871331A3A6EA227C9FA67EEC25BD80BA5DAFD6BE2FA7E6D634F4CBEABBDDBA9962B7FECDEA7DE2F171149C5DC63C71228AA02C0EDEBE2E7F93F76E76BAF66AB9545294601D711132B2BF8DC94995510E6060A5E203837FD1023B7E6956ACBEFEA9B1FAA958A7D75524CFDEE57A2DB256E89673801EAD32F6AD7DEA30C459B592D69B7EBA34502FBDD6D7AFCCC1D31F99E00D8B953DBB956DB99F62BCCF5F56E554EF3AAD8C59D7AC937D893BFF0AD87B83D05EBADEE4EE0AFF26CC6036D40535BBF597BBC8C4ADBAB15FBE1353F2DAD8EB5A7FBD5DDFB62F2656D65AEA3A9EC71DF698D7B775BEC5FB75717C4DC9AF9895A070159C0EA57BDB3FC2930CBFF2B4E38EEDBBEF31A5C46031D33E9887E8CA9AE0936AD8E971A3DAB3C9EA969063970E68C9FA486BEEA3358891ADE0367CFF995A8011CED57232E2B5343D4574E03F3EC397574C64A3CC701C2481BB057CB7318ECD6766ED5F75ED21CA0B2EA0C9A612D62B7E8D30B86D18F06AE1AAA98565039AD0B7CCBD3BAC0574EEB005F390D7E5F390D7E5F391DFCF26CCBE645E5B9987BD887211FBAC17EB8AAD80E1BEC91B92BCE44F36AADC952B53253DD79E6F49F5F513CC66925A96D601530F4199333F4199333F4199333F4199333F4199333F41993D3FA8C10AE2052CE36AE6E8899A90E84D9C0DA88B0EA489896016126674098C9191066720684999C86B03AB164721AC2AA4B62721E0897678170B5BC0033EE40984D2108E1361DB42746C12EF1E621063462654F94DED7D6EF89CD29850EAC280301989CD63D3C723049430731394307313943073139AD83542A33390D2E434BB42E8A11B032BA631845838377B7692DE2F904563E3AFA8BCDB70C2033390D64B5094CCE003193D3208E9E568333933480CCE40C2033390D64C39335900708E485376269AE5A9E15A55931B94103D572B1B6416B028A19B309A9016126674098C9191066721AC26A8F313903BE4CCE802F93D3F0F57DAE86EE20D0AD1E3CB0E79E3A931DFBCEB6B8310343B61F5CC5085941974FAE0DF0724103BE5CD00030173420CC050D10734103C65CD0003217D4503EDDF2C0B0E1DA9B1D2C12206E62D28EB984BB2EDB5ED2E56B0E26A0F9348F8F685503E0259A8066259A80668226A099A009682668029A096A407FD7021A93759A39BDD9A91F4CD736AE635DA4136836DD3301CD044D16CD044D40334113D04CD00434133401CD044D4033410DE8332DA09D05287B769D9CC6DA8C58F8A03A0D36E93241CC044D10334113C44CD00431133441CC044D10334113C44C5083F8AC0EF1A367B0E8FAE613F80D5AAE523C069B4D6A2847D5197D94499A606682269899A0096626688299099A6066821ACC86666B38D3D2EFCA0A06DAF6DDC764C34B37AAFB2B2ABA6C1E44DEA73DD2D610A49136D66EB03C84D5468CDBEDC5797B69ADB65246C7E117754DC1F7015AF7313FCE6AA23DDB5FD0D47BAC4453EF314153EF314153EF3141ADF7FC1BA3751E0DC1EDB758909BC5E6A13D73C371F28DD562FDF984587A0EE784BD84EA9EBA8E1065B32E13DC4CD004371334C1CD044D70334113DC4CD004371334C1CD0435B869305E5F7B66BFFA55DC58EC7356C49C1D8FEACE0219FCBDC5DA5A49B56D36D33281CD044D60334113D84CD00436133481CD044D60334113D84C50035BAEB1D076AB9CEFC84500B9A1A7C2CBE658DC37692D26DF0476D44B07F4A1BC6FCF3D23EECCDDAE6FD290D4E94BDFA24D3DC7EA60EA392668EA3926A8B583B9062668EA3926A8F59CBA021565825ACFF90B6A3D475EA931BDD0279E2E74E2CAA66D265C99A009572668C295099A706582265C99A0862BEB2926A8E1EA2FA8E12ADD0F9657DEFCE444696791454C576AB333B5D97F2AD61B635B720694B9A001652E6840990B1A50E6820694B9A086B26A945C5043D95F504399D604682C0427BF778B56E297DF88A7EB48FD114B0B5E161D63333213D64CD08435133461CD044D58334113D64C50C35A3554DE6A0D6B7F410D6B5A19C0500516DDE74EA4E4D81141B45E7A8A6D5978116C03C2C2C5E407F1E16D7DF18358BAD331938DB1A99AA90798A0A90798A0D603CC9298A0D603B101060413D5FAE09C3A4DE1ED3175022B52EB848198BAEDC9CBD4BA81E600324DA773B3964DD1C8388CA3FF4671DF5E7D849190334A523D122BC8D4474CD0D4474C50EB23063C13D4FAC85F50EB217F415307B1476B1DE45FA2D63D329E3691EDABED6E21694685964D044DD0324113B44CD0042D133441CB044DD0324113B44CD0042D13D4A0A5902A67A77A92029B9E99306582264C99A009532668C294096A98327FC2044D9832410D53FF12354C69E05EBE4A2B0A7A424C8C4DAEDC50E3E66C6818B39C0DAEA781CC37ACB8A80633F3DCAC2E1ACC3C6D8397A901CDF336B8A806B59AB8C10535A879E60617D5C0C6DA0D4CD849DAA896AFCB048E7558746DE7153209307C511D059B6E195366986F626A1AFAFE821AF6FE821AF6FE821AF2FE821AEEFE821AEEFE82E7AE04CFFD8BF59CFB37A8E6FE51027DB89C79670845D3AE7A495D85609301DEED1AF64E099812D74BBB8AE1B0025C1FE1D236DACF375E9CBC95DACE963D3FA194C08695545C7B18A111DF2DA0420370BF02F838442BC01DC31005B4141A56091A3AF956C25E7D214A6B28C0AF0614D7FDB575BFC71E4CE1C85F75F5456D67892292ECC4DACA96BDF8ACFEFB0774895F55787F681DEA1483D5AA8E3E65756A6EDF792736FAF4291B7C6ACF7554FA6A7A37321D8DCF4EC775F41A53D1982D5EDF4757115C7A6F312D8DE6D8E2AD97D6143C99B0E660DDFA90396936CDB47C78606C7F543BBF000044E9AA74DE9AE5F247E9062F41302310D5DCB61982A8E6BBD5B8C946B41AF955FFC9E4B486FACA692D1B1854D38A58895A7B0606D5C42226A9B5C5F7D99A05FBCA6956EB2BA799AAAF9C669CBE729A5DFACAE996E82F18B457A25AB7F897A8F58ABFE020C5D3BFB68E8BB50FA49D3D8384FC81813303FD83FDDF0D9C46367CA8E367E9C2D8792B1B1942E2FC252B3E9A4C5FC4C13237ABB8B853DDBBE5A49A2342D34933FC8FF6ABE69E899B7358E6E93C0457DD7F509B5CC711B4EAFE759929BFEC9E48DBBD23A67E41A6BC9B65BFF3080E0533DFC62F3790624F27E730108BDAAB3351FBEEB3FAF4BB680C9F07E8CBFF157F1A4EFF076AF4A7DACACDDA835F917DD2B8BF4AFB631B74D26C75A37177C39EF950DBBB59FBED179C3A13E5ABF6FB191C5D8B9E1E3C8D8AD033919B8B246CAC8BBCF8995AB4B8D1284E9C8E9DAB6D4EE3BF62E5A1A82CD76EFF52DF289E3E030D3C1175AA1F2C5224D9BC56DD7D0DA9C63F77EC0737C5F65B4AC428576A2B6F1B13B7ECE5ED46F171B57CCB7EBC849CFF6A65AABEF9AAF1E81D95BAB94D409427C5C2ED46F1063660EDD95B3859807FD591A0B4BD8534FAEAF6A3FAD53D24E48B0F6FEC47D4D2C6E4021C0D3C13D081A49B20B67E9352D06FCC8B1BD7EA3FAD092CF4CCCD356E1F3867C2ECEB53D8C76ADC2DD55E61ED7F1EE703A085E4B2C6DA3E7E4436036A05F41A130BF6C69AFDE00032B5F51D31B751FB6D93AAB45BB457B6C4C16F78BA283EAA3D283A48A269582485B0B378542DBF120757C58767C88D10E51943EB50372478DAB77F45D7608D848E01E148C51CD209AFDBF3D362E12EE50B61E3AD5C1453F2E8C4F2EFF5CD07E2E70DEC548B150C629E8AD7375167B7DF2BF37F12DBEFC4D26BB153A997F687D3AEAD103A333771EC524C22D7EB2EC6EDEA6EA9B3D0EBACA5636E80A373243F8F2DDBF734C8DFB9D5FA916268F99593F7ABE6A60E88D25D82042B694BAFB5637830E96A65D929D439B7A809F4F5E320E31E21DD3CA188038A9A4C3FF4E901F2F958386D3C78428BD495A731A7607403F2CB9D9F4E93B0D317627AAF2D46FA9BDBD1D3D5F20B9ACABC790863ABEE2D8889FB00D09EDB8351410BA4403D1AB7F661CFE2E91B54E50C7A85FEF1E12D3A291A833A7A16BB9EA01B76E7AA07258C8250B6BDF044BC99A3032C3716214E049A792DDEDEA50EDD7E8B0EADFFFE1AFB4378161011D38F912B2A5E2F89FD92732E83546E6FA16708C4C529D8BC3DBB8D92A15EDB7A22766F43A0B67180A6358A45B0D07EB906EF8086347EA1A77B5AA3471D02183C6CD2BEBB0EFF80473B0EA87E3081B65069955B12895263F997DAE2341E8DDF09CFBD0548A21A3016A2E48735B1F908CD012FA85D4EE66607316B3BBF347EBBD7780203A69C0BD0197D48F8ACECD7D77F25C527EF5C40CAE5FAFA04EA83B60301B1F808C64F80483F443EE9296D908AA985FAFB49384AD4A475964A73F99804F5E4F2315F525CBE7BA2813C83C31E954F849B3C72D48E037EB539DD636D10B894DA3829FECBEFC9E07E9E770E75AA155209AED70C16545FDB40EF895777692FE2C6351CFD915EF319FC3E6CD97E338D951603A2DFF5D806F444BB0DCE424367A59D29A333CFA0D57CE7A4A99C411E7D4BCEF4D812F462BB257076A8A878750FDE0296502DEF600B02C1A5F1E41ED26CC188FAC18ABDF8C2BEB3D7360F9C4492449AAB55D61BC5FB3464B8B1E87822F1A822DEFC44C7C866AFD7F74AE4659EBE10D79FC2FA1D0F8C685A5B29212C819F8D078FC54F38CDBED278F0333C48ED051CCD4EE31E0D1FC4CCCF702262F2592B15B5E5F210D86AA5BB8817083320339E228ABBB5DD3BF5FD9BF05FE87963F5B6EBA5576262097B29E06ABD841380F3F6B525D055EC4F3456A6B0ADD5783E833AD75EEED6761EA16E1E5E09E9248879E522A82B4A0FED5B58617855DBB95ABF411E99924D7CFE8BBAD5DF4F200CBBD1BD3C49FE427A7072226B1BF029F5D9B7700DD5FD038ADF0B343AB17F2DC2A5D63717A85D7BB7C9714C6E1068CAA8C5BEFE0808C82ABD44E21D0668C0DF89C1E2F5149C7EBDF404230FC40CFBF7098479D40467E59410E0D6029E7CE9AD5B3BC931317F07064027712696ECC927A88E13B111381A77B71C7F8B1AC10A50238C0D6AA5B5C69329B1B92BCACFD193E6BE4269D5CA2C36B110BC50025570761B073301BC81C0677B347B10BF6DF618BD90D9CB847D2743C81DF88202D2BD2BD67EF7B11C9D272E5989BF3963F3502E395B48E1AE07B8F1BF17AC5C3E77EA7C3C154F272C3C205738FFBFB82142FD673A9E2F64E3A991712B9BC3C51190C9E317BA10623C9ECBE17BCABA0005A42644B2C98B97DC8F63562E2757C768044FB1589E16ECFBCF3EF5145BDF7FF5C935E835FC8EC087736DCE12293A77A82F7A16FF8E9EC503129951AA6EAE3076EA5226354ACFBC1C4FA1EAF8117748D0F371A184CC8D9035905FAEC888F1F1604964C67091C50FBE7860D9BB0588FC7C7844500C20C1DFC098D083B19A45DD0250F0ED63A392B572563C9BB834924CE7F2C97C415E2FE26B322D80301D3C3C3C51B297C0D0C8354A1798E8C7862597492441A14CF6623C9DCCC58DA8606FA3858BFC7C7864500C19CED97381D1A1072B8673F6DCC74628655D0440392B7B39E938226F27D34FA34FD7CBD0E7C36383FD21B29BFEC1C0D84056C106DF3E363699FC25AC99F8B1A88DC891E0416804C74245E2A3E390CFE4E3295F1C30C76ED986FC7C78DB403140037F03DB063DB8CD1B7C3B02DBC814F2083688761F253C63BE82A9232D53340F353B5748A0E14E6CFE1C22B119824384E200ADFF3CA2AE1981A308BB01A0F8B411D60CC11185D800287C1ED1D48CC6A1C369001C3E8FC869C6A1A7D019A0ED9F364A9ADBDC73980CD0EECF2322C6C7C753C9443C9DF78B89D6F7BD0C1330036F1D3590FB2574DD921207FF3D1A9F8867B3496B1433305F0C70A9A33B88C6A7F630A95BFBFB81055D38196C3E2EB348DC0956FF110C83BA75FAC52C0C025756FA8D93BFC8468FC7B379CC2C533F8C746B7E7B708C4FC1FB9C06C0C187BFEAE0F72886BEDDFA3C6B5D28E460EBB4246561F698C85A795F03A0C590A6DDCBCF2150F82C565E82A2319ECD5C4A9E4F820C23E77F1849C5FD9D21EEB96841223F078704E2300DFC0DEC10E801EDB911BE1D835368198895286493F91FC852CE2753F8E46B265FA49F68E290BF94CC8E8E90D7F84A0148224664D38665842FBAFBE119125898FF3A6DDF4A5FC8E08AED312B9D1FB990C40EC8573552687A80F8E858126BD0F92C56A12F5B23D801CAFABB82683B62D2C710D181762AA2C1372A50BA121A8E629BA25BB02CA4E397E3C9145DB73E92CEE4472E59A9AF6CECC810B0ACD1DC08864FE6BD892FD239AA3814D2891436B0BE2ED75048BB710103C6710BDB76F482003FE788ADBAE6064C288740FE0085069B3B1EF5E65C7767D046005BC660816FFBBF500AB4DB3F5E384F8B2B5FB7115CB6FE410820CDC18F075FBC1D2432E90BC9EC98D9107088B9E50FE4E7E0430488D3DA422C7886073DA03D4AC0B7639840CA05640C104612996CD67D77CA5765120E00172C6B0461228E97CC7C85AD1F4BE612BEED6E0F91438D9069801C7C7CAC0E8F8F6374DCFB1EC217B5868E8D16DF7EFF770A0018FF58F154EE54AB5B5B697ECDFFC0B765D2B9E4A845F342C3F00F07B9DA0E9F3E2B0E7F65A5B6BEE09CC7EBC821801E79FBC1106BC9285DF1F68387584F6E36D2BFF958114C5E942D1F194D929F0FDDEDA6C67F928D93508D8E5FC0B2D8485023F033FDCF0E8334F6C2D0AB97AD53CD5C57EAD796F1377F3C154F24AC71AC97B709E2997E46D93DCDD98FFCAC18BF3C1434D48754AD3E3ABAD6978BFF90A3D4A16FFA7299BED18C9573FE45EB0D437DFF2AAE1EEFC1A27F151FA0E5EEE4AB8D8ADC37A190AEE6D3FEBD808D34AC90236314FC6BE6087388E4E1DC1C860310420A2E152CC5DB45C72F662D2B27E59CC21DC9F12CADC092DA7004E80C47AE5C01CB735893B390812C7F3E5E6450839E3385DBAD6DC2E46D5ED2EF1CC2B694E4AC664ED6176B670A5627464669EF418DAC632BB88BC1B55D198BE2EAA944DD9D7D31CECC07AB2331B82FC6A78D62D693CAE40A482E646E4DF9FD54ACFF54F4543A239709B09B309A4914687F25772A99CB150CC918513AB7E7E671E3A31247E5BB3CB5C3ABBA1D3A2762FD22EB473F44DB73300D81DC9198A28393578CFDE8181D4D5855000B6F82722137653042BF61AC7C376C1713ECFF42ADAF09DA91D81FEE97E81CDE7D0DA6974C8FC8BD66325ACF99848FE9190EF0EB3EF04B35C026745FA9016263BE90C0814BEB94FBA66E1E7BD51F3D0D8BCE923B71159FDA611529827DB9E43FFA9AFA7DF12CE6A93856445910CD3DB9D6A3BFC7314BFA477B568839126E8349A62F4003F3343A738AEFAA7BA63796B75F288E5DC2442A8EDC3C0C60698C80C2908F36866F59EB6201AF17C71A13B56CCC8AD30003BFB7060CA18E6CCA1ACA979917D2493AB68ACB0D506C16396F78303EA9AF55C74F015EA73E9E8AE3049A3C592A5FC68E39A97B211A3EF18B9E9C9963BBD5B8E22064AB9BEE96EA1CE635EE6EBB01B347BB09ED8FD9EE98DE6E4C2042B6BBC9F21EDB8D077AB49BD6163F66BBDD15C8767FE3C09D4FBB3D86C4A8DC11593B0D9E3D9A1F3D7DF4ED673775B9C764DBED473D7A6CFF21ED1EE1D30300CA4D3FE2FE67EDEFB07BB8D81EDB7F48FBFF34EDEFB07F6C78A9ED27FB73BD3C32082C6C27E07A2FD5EA47AD4432E77AFE5EDC1DF8E6D1ED8347DFEDECEED90EB3C796B7DAECEFDACD1EB7905A9A4FCA09739BEC876D36CCCCA3D9F4D823B676F616848E662355DCA7D9898C954D38BB4647D7EA63B3F1E6E59A85B134227C47B3F16FD66ECA5770AD1CBBE27C10131FCB14D2B477D48B75CB77DDB7BBBA3C2D26AF5251CE58E62CEEDD3BFA1E8F3207476DC7B0AEB598DD31A60BD52CF7941A865269791E4BBB4844DE18D23CBA4B7753D0833D6E8FA0BB02BD0E770ED11D05B8FC43BD376088CEE6479C437F43F8E46CF80D39FB3612476C56F07AC82D07F7366BB736F22754484E41BCEAE4E8383394CE9B1D1C75F7C5E2AC7E8E9EFB2271594BF98B73EFB4ACABFCEEEC8B84EE6C320F397875EF45E96827DADE1CD1CA04BBCCF7781C3300DC0F499B39F26613FCAFBB022EEFA43DA2CE6E0BA48D2B3DB1F7E38960F747E39E4FBAFB45E9FE40CFC4B59FC38E850412C7ED9F408D2E1E08247EEE8A3E36C69CA047D6B0837CBC33694AD2EC27F9D9AB0BE43F3CD095BF33E0E42F2E6B50B0CB1A7C727C8F37679CCB43DBC6321C71AF13F5B686E6BF3D2A04649BFF65D5527E6F93C57948B347A4DE9563A20A7B514110AA3085D05461DA61A9C294835385A975A70A13EF4E1526DE4915DA910A33096E0798F6E1C7139E585985379F8427EC2D154178C21442F3846987E509530ECE13A6D69D274CBC3B4F9878274F30B0E991271DFB9EF09C3A6368E9CEBDDB8CA2CCD14516444237B210D14DA33139B23AF6C8E2DC65DE660C6DE41E536461F3CD208C610AA119C3B4C332862907670C53EBCE1826DE9D314CBC9331B4DBDC5B64691E9BD34E98EBA451876386A90CC43CC63F4107644EC106E2740EC9BACE621C158F4A294124FCA04C3EF6B8C8A3BFFEA6EB0C862984260FD30E4B1EA61C9C3C4CAD3B79987877F230F14EF2D096D2E1C883C3451D17129818143AECD0D5027C2EE83DA59172A6D0D3C920E717AF28A830C48F3F789E8C65E11924358F8B41ECADB241C20F5308CD20A61D96414C393883985A770631F1EE0C62E29D0C924B5BE3996C7E04E767BA6D4262C8D19ED8B4C28FD7FD15474A21708E59A937818899A102D0A1E8E328B36A29A4FB2CD604D8927910EA3085D0D461DA61A9C394835387A975A70E13EF4E1D26DE499DB0576B7752875F7972C2994FBF3EC0375C8290866B84660D570F4B1BAE1D9C375CAF3B71B87C77E670F94EEAD0D54E871BB72997E59CF0E633E00D7B276020DE308DF0BC61EAA179C3B443F086E905E00D930FC01B26DFC91BF0EAB0C4716F53F0585D43D91F67750D05BBAB6B2763B4141D24A35EC67B3CE913CBDA0BC41BA6119E374C3D346F987608DE30BD00BC61F20178C3E43D788395E343061C8F2BBA4E02CF671078422709F0BC92F004620F0C4D20A61D82404C2F0081987C000231790F02F59E2BD05C27F0B9DD4D27115DE6F6B1C390BC3BCEB0561075F26B8E7D9BC75954686FF3503D8E6BA12DCA76C0034522A6119E484C3D34919876082231BD004462F20188C4E43D88D47B26817A199C722DA04EA093619C4C883AD6F41BA4BDD3D64ECAC9D30C441EA6119E3C4C3D3479987608F230BD00E461F201C8C3E43DC8D37B7A01238F7EA3E409853E83811CDB270F4421A6119E424C3D34859876080A31BD001462F20128C4E43D28D47BBE814AA1F665A427DCF90CB8C3B6C90371876984E70E530FCD1DA61D823B4C2F0077987C00EE30790FEEF49E6EE0738FEDB19107EB1FEE121CAD8418A63ECE14E4D8673E51998BA0CC7C8E71E2C376C80391876984270F530F4D1EA61D823C4C2F0079987C00F230790FF2F49E69A09207AB78CE15C8C7469D93D56B3A7BE679E825CA76C80351876984A70E530F4D1DA61D823A4C2F0075987C00EA30790FEAF49E69A05287DF9E7D6CFC39093DBEFC89D1ED0DA1960DB84668FE70F5B0FCE1DAC1F9C3F5BAF387CB77E70F97F7E04FEFE9062A7FD48BD78F8D3D27D1C79F3D6CB33C48F489318DF0EC61EAA1D9C3B443B087E905600F930FC01E26DFC91EB0ABD7BD53953DDA9DFD3D1108A1C4239D1957DF0CA08E2C173332740EE3CD8E73A3744DFFD14E7F9C898B47AD6436282AE693647DCED962F24F1445558F6F0E1463FBE781A8C434C25389A987A612D30E4125A617804A4C3E009598BC079568F2DD5BDE9B34948E973DF4C42270C5C35E839EF4216FF0F9AD1FE83BA7F87E5C1BA731B6751E883B4C233C77987A68EE30ED10DC617A01B8C3E4037087C97B70A7F70C04873BEC3D2127C4F9F4ABD631B6551E88384C233C71987A68E230ED10C4617A0188C3E4031087C97B10A7F78C038738EE2B663E3265BC866BB464F8E9634DB791DA3126E9C4D8067920CA308DF09461EAA129C3B4435086E905A00C930F401926EF4199DEF30C9C5D168FAB0BE866B6E6DD058663D87E539C931BA5B69ED8CB07E24DF15B7A09C79F7BBB512AC676C703F1876984E70F530FCD1FA61D823F4C2F007F987C00FE30790FFEF49E64D0BC590A87E54E8E28F8AF0E1CE7FC86ED8A07E20CD308CF19A61E9A334C3B0467985E00CE30F9009C61F29233B8CFD07D1316EEACD6AEA80EB54C90B8144FA7AD14CE6F77BE26AB302E5F1F4D5715BAEF89C46B07E8F61C695CF213AE061DA5FB50870606958B70E4DBD49AA32FA714B9A6E5AC78B5CA92BF39D36FDD5CDD72A5048AD6B6F8F1C2B55E26E97473B67A9560AB66CA0E252DC338E76BD8A4B29F2ECC532BDE5D25EA73259FCF136224DE6E76F7F2259D9A690FDDC5070F7D875FDB54BCDE2BD7341698470B273F63818C9B52A22E09B5BAA3796D5EAB9C808672242B39873012E96FD44A77EF15E9649AC6DF5D5CFA963046E2E75C7C8CB0331E879D017A1A89DF7BF84E6C0657BBF6E05942BA966868DF120DE95CA2D2BBC877298CD25BB63359F75D0A4E2CA22F3F4682DD12F203BDA87E8806EADF44F0B6117AB902BED0981D6FEFC3FB1BE4D701B1BD656FAD34EEBD13E59FEACDE13D0DF22BABD583357B62534CBE14BB45F1E159756F15C2A2F2DC9E7B266ECEA19CD6BB4B12292B4EAF8497D90DB94B784F3C5E112ACB1FFCB63FFA6D946EDEBF90BC285F15851A9167BB6425FE961BB9104FD21B7828147E1FCFA61100F12265BA2259F985AEABFDCB5F51827C054476241D1FA3CA77D61A22D665BCA2142FA0C0FFE1030801E9F1DC570676AA0469A80C99CEB38FA830152659E4FF14CEFF773C8F173FA2A22E627DFDE77003B2139CB3561C2F5E459B2EE5C75268A5F35DE2322C7F1B8E103E97AD2C6C86DE724137ABCB3774E00D1CE3853CBD8F23F223ADC5E382BF1C5EE40949BA671DBFC670A3F395FF0784EFB383');
CREATE TABLE "refereed" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "refereed" VALUES('single','未复读 Single','未复读','Single',1,NULL,'Nothing called for a second reading, or no other reader could read what matters.');
INSERT INTO "refereed" VALUES('confirmed','一致 Confirmed','一致','Confirmed',2,NULL,'A second, independent reading gave the same figures: what fails is the publisher''s.');
INSERT INTO "refereed" VALUES('replaced','已换读法 Replaced','已换读法','Replaced',3,NULL,'The first reading failed its sums, or left cells unread; a second one did not and was taken.');
INSERT INTO "refereed" VALUES('disputed','不一致 Disputed','不一致','Disputed',4,NULL,'Readings differ and no sum decides: the cells in which they differ are empty.');
CREATE TABLE "report_documents" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "url" TEXT NOT NULL,
   "chosen" INTEGER NOT NULL,
   "agrees" INTEGER,
   "differs" TEXT NOT NULL,
   "document" TEXT NOT NULL REFERENCES "documents"("sha256"),
   "role" TEXT NOT NULL REFERENCES "roles"("code"),
   "parent" TEXT,
   "portal" TEXT NOT NULL REFERENCES "portals"("id"),
   "issuer_name" TEXT NOT NULL,
   "figures" INTEGER NOT NULL,
   "checks_failed" INTEGER NOT NULL,
   "cells" INTEGER,
   "ocr" INTEGER,
   "figures_digest" TEXT,
   "digest" TEXT NOT NULL,
   "reading" TEXT NOT NULL REFERENCES "readings"("id"),
   "first_seen" TEXT NOT NULL,
   "withdrawn_at" TEXT,
   "moved_from" TEXT,
   PRIMARY KEY ("report_id", "url")
) STRICT;
INSERT INTO "report_documents" VALUES('410300-洛阳市财政局-2023','https://www.ly.gov.cn/2024/01-20/1.html',0,0,'{"appeals.litigation_after_reconsideration.upheld":[0,null],"appeals.litigation_direct.total":[0,null],"appeals.litigation_direct.upheld":[0,null],"appeals.reconsideration.pending":[342,0],"appeals.reconsideration.total":[343,0],"appeals.reconsideration.upheld":[1,0],"disclosures.20.1.normative_documents.issued":[15,null],"disclosures.20.1.normative_documents.repealed":[0,518],"disclosures.20.1.regulations.in_force":[3,0],"disclosures.20.1.regulations.issued":[2,1],"disclosures.20.1.regulations.repealed":[1,42],"disclosures.20.5.licensing.decisions":[4,6],"disclosures.20.6.coercion.decisions":[0,15],"disclosures.20.6.penalties.decisions":[6,8],"disclosures.20.8.fees.amount":[28441,0],"requests.carried_in.legal_service":[0,null],"requests.carried_in.natural_person":[0,119],"requests.carried_in.total":[0,null],"requests.granted.legal_service":[0,null],"requests.granted.research_institution":[0,null],"requests.new.company":[377,292],"requests.new.legal_service":[104,3],"requests.new.natural_person":[18,null],"requests.new.other":[4,492],"requests.new.research_institution":[1,0],"requests.new.social_organisation":[389,0],"requests.new.total":[893,787],"requests.other_fee_unpaid.company":[0,null],"requests.other_fee_unpaid.other":[0,null],"requests.other_fee_unpaid.social_organisation":[0,null],"requests.other_misc.legal_service":[7,null],"requests.other_misc.total":[7,1],"requests.partially_granted.other":[2,0],"requests.partially_granted.research_institution":[0,null],"requests.partially_granted.social_organisation":[0,null],"requests.partially_granted.total":[3,1],"requests.refused_administrative_query.natural_person":[17,0],"requests.refused_administrative_query.other":[0,null],"requests.refused_administrative_query.total":[17,0],"requests.refused_enforcement_file.research_institution":[0,null],"requests.refused_internal.company":[0,291],"requests.refused_internal.research_institution":[0,null],"requests.refused_internal.total":[0,291],"requests.refused_process.company":[0,1],"requests.refused_process.natural_person":[0,6],"requests.refused_process.total":[0,7],"requests.refused_prohibited_by_law.legal_service":[0,null],"requests.refused_prohibited_by_law.other":[0,null],"requests.refused_prohibited_by_law.social_organisation":[159,0],"requests.refused_prohibited_by_law.total":[159,0],"requests.refused_security_stability.social_organisation":[0,null],"requests.refused_state_secret.company":[377,null],"requests.refused_state_secret.legal_service":[0,null],"requests.refused_state_secret.natural_person":[0,112],"requests.refused_state_secret.total":[377,112],"requests.refused_third_party.company":[0,null],"requests.refused_third_party.research_institution":[0,null],"requests.refused_third_party.social_organisation":[0,null],"requests.total.company":[377,292],"requests.total.legal_service":[104,3],"requests.total.natural_person":[18,119],"requests.total.other":[4,492],"requests.total.research_institution":[1,0],"requests.total.social_organisation":[389,0],"requests.total.total":[893,906],"requests.unavailable_needs_creation.research_institution":[0,null],"requests.unavailable_needs_creation.total":[0,null],"requests.unavailable_not_held.natural_person":[0,null],"requests.unavailable_not_held.other":[0,null],"requests.unavailable_not_held.total":[0,370],"requests.unavailable_unclear.legal_service":[0,1],"requests.unavailable_unclear.natural_person":[0,null],"requests.unavailable_unclear.research_institution":[0,null],"requests.unavailable_unclear.total":[0,1],"requests.unprocessed_confirmation.legal_service":[97,0],"requests.unprocessed_confirmation.research_institution":[1,null],"requests.unprocessed_confirmation.social_organisation":[230,0],"requests.unprocessed_confirmation.total":[328,0],"requests.unprocessed_petition.other":[1,121],"requests.unprocessed_petition.total":[1,121],"requests.unprocessed_repeat.legal_service":[0,1],"requests.unprocessed_repeat.total":[0,1],"requests.unprocessed_vexatious.company":[0,null],"requests.unprocessed_vexatious.legal_service":[0,null],"requests.unprocessed_vexatious.other":[0,null]}','5c5db7cceab7465db943a18edaaee7f9b9184f3709d7f0c733e8052d6f363d1d','report',NULL,'luoyang','洛阳市财政局',164,0,200,0,'ea36e08e02d52e4d','654a7cbbc796df70','036827de819dc58b-v2-0','2024-02-01T08:00:00.000000Z',NULL,NULL);
INSERT INTO "report_documents" VALUES('410300-洛阳市财政局-2022','https://www.ly.gov.cn/2023/01-20/2.html',1,1,'{}','a8a117f9814da304f61886c64b3f7cd8a77ba8c2c551f35083736617951a03bd','report',NULL,'luoyang','洛阳市财政局',200,0,200,0,'cf8d58e06855918b','2145d4733465b639','6e5801f6741b1e6e-v2-0','2024-02-01T08:00:00.000000Z',NULL,NULL);
INSERT INTO "report_documents" VALUES('410300-洛阳市财政局-2023','https://www.dingyuan.example/nb/1.html',1,1,'{}','49de2a5de9c88e157a0aa4cf11433cb545833f625b12a576e153ea20014a7e5f','report',NULL,'dingyuan','洛阳市财政局',200,0,200,0,'6b5129eb1514f8eb','ffa0c71a60aca1ef','188532633653e5eb-v2-0','2024-02-01T13:00:00.000000Z',NULL,NULL);
CREATE TABLE "reports" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "issuer_id" TEXT NOT NULL REFERENCES "issuers"("id"),
   "year" INTEGER NOT NULL,
   "form" TEXT REFERENCES "forms"("code"),
   "status" TEXT NOT NULL REFERENCES "statuses"("code"),
   "title" TEXT,
   "url" TEXT NOT NULL,
   "published_on" TEXT,
   "figures" INTEGER NOT NULL,
   "checks_failed" INTEGER NOT NULL,
   "warning_count" INTEGER NOT NULL,
   "warnings" TEXT NOT NULL,
   "copies" INTEGER NOT NULL,
   "copies_agree" INTEGER,
   "portal" TEXT NOT NULL REFERENCES "portals"("id"),
   "document" TEXT NOT NULL REFERENCES "documents"("sha256"),
   "issuer_name" TEXT NOT NULL,
   "evidence" TEXT NOT NULL,
   "reader" TEXT NOT NULL,
   "readers" TEXT,
   "verdict" TEXT REFERENCES "refereed"("code"),
   "disputes" TEXT,
   "parser_version" TEXT NOT NULL,
   "digest" TEXT NOT NULL,
   "first_seen" TEXT,
   "withdrawn_at" TEXT,
   "moved_from" TEXT
) STRICT;
INSERT INTO "reports" VALUES('410300-洛阳市财政局-2022','410300-洛阳市财政局',2022,'2021','clean','洛阳市财政局2022年政府信息公开工作的年度报告','https://www.ly.gov.cn/2023/01-20/2.html','2023-01-16',200,0,0,'[]',1,NULL,'luoyang','a8a117f9814da304f61886c64b3f7cd8a77ba8c2c551f35083736617951a03bd','洛阳市财政局','{"year":"洛阳市财政局2022年政府信息公开工作的年度报告","issuer":"洛阳市财政局2022年政府信息公开工作的年度报告","published_on":"PubDate: 2023-01-16 09:32"}','html','["html"]','single','{}','2','2145d4733465b639','2024-02-01T08:00:00.000000Z',NULL,NULL);
INSERT INTO "reports" VALUES('410300-洛阳市财政局-2023','410300-洛阳市财政局',2023,'2021','flagged','2023年洛阳市财政局政府信息公开工作年度报告','https://www.dingyuan.example/nb/1.html','2024-01-13',200,3,0,'[]',2,0,'dingyuan','49de2a5de9c88e157a0aa4cf11433cb545833f625b12a576e153ea20014a7e5f','洛阳市财政局','{"year":"2023年洛阳市财政局政府信息公开工作年度报告","issuer":"2023年洛阳市财政局政府信息公开工作年度报告","published_on":"PubDate: 2024-01-13 09:18"}','html','["html"]','single','{}','2','ffa0c71a60aca1ef','2024-02-01T08:00:00.000000Z',NULL,NULL);
CREATE TABLE "requests" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "position" INTEGER NOT NULL,
   "outcome" TEXT NOT NULL REFERENCES "outcomes"("code"),
   "natural_person" ANY,
   "company" ANY,
   "research_institution" ANY,
   "social_organisation" ANY,
   "legal_service" ANY,
   "other" ANY,
   "total" ANY,
   "raw" TEXT NOT NULL,
   "source_table" TEXT REFERENCES "source_tables"("id"),
   "places" TEXT NOT NULL,
   PRIMARY KEY ("report_id", "position")
) STRICT;
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',1,'new',118,0,8,41,0,2,169,'{"natural_person":"118","company":"0","research_institution":"8","social_organisation":"41","legal_service":"0","other":"2","total":"169"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":3,"column":3},"company":{"table":1,"row":3,"column":4},"research_institution":{"table":1,"row":3,"column":5},"social_organisation":{"table":1,"row":3,"column":6},"legal_service":{"table":1,"row":3,"column":7},"other":{"table":1,"row":3,"column":8},"total":{"table":1,"row":3,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',2,'carried_in',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":4,"column":3},"company":{"table":1,"row":4,"column":4},"research_institution":{"table":1,"row":4,"column":5},"social_organisation":{"table":1,"row":4,"column":6},"legal_service":{"table":1,"row":4,"column":7},"other":{"table":1,"row":4,"column":8},"total":{"table":1,"row":4,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',3,'granted',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":5,"column":3},"company":{"table":1,"row":5,"column":4},"research_institution":{"table":1,"row":5,"column":5},"social_organisation":{"table":1,"row":5,"column":6},"legal_service":{"table":1,"row":5,"column":7},"other":{"table":1,"row":5,"column":8},"total":{"table":1,"row":5,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',4,'partially_granted',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":6,"column":3},"company":{"table":1,"row":6,"column":4},"research_institution":{"table":1,"row":6,"column":5},"social_organisation":{"table":1,"row":6,"column":6},"legal_service":{"table":1,"row":6,"column":7},"other":{"table":1,"row":6,"column":8},"total":{"table":1,"row":6,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',5,'refused_state_secret',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":7,"column":3},"company":{"table":1,"row":7,"column":4},"research_institution":{"table":1,"row":7,"column":5},"social_organisation":{"table":1,"row":7,"column":6},"legal_service":{"table":1,"row":7,"column":7},"other":{"table":1,"row":7,"column":8},"total":{"table":1,"row":7,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',6,'refused_prohibited_by_law',0,0,0,40,0,0,40,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"40","legal_service":"0","other":"0","total":"40"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":8,"column":3},"company":{"table":1,"row":8,"column":4},"research_institution":{"table":1,"row":8,"column":5},"social_organisation":{"table":1,"row":8,"column":6},"legal_service":{"table":1,"row":8,"column":7},"other":{"table":1,"row":8,"column":8},"total":{"table":1,"row":8,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',7,'refused_security_stability',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":9,"column":3},"company":{"table":1,"row":9,"column":4},"research_institution":{"table":1,"row":9,"column":5},"social_organisation":{"table":1,"row":9,"column":6},"legal_service":{"table":1,"row":9,"column":7},"other":{"table":1,"row":9,"column":8},"total":{"table":1,"row":9,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',8,'refused_third_party',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":10,"column":3},"company":{"table":1,"row":10,"column":4},"research_institution":{"table":1,"row":10,"column":5},"social_organisation":{"table":1,"row":10,"column":6},"legal_service":{"table":1,"row":10,"column":7},"other":{"table":1,"row":10,"column":8},"total":{"table":1,"row":10,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',9,'refused_internal',0,0,0,1,0,1,2,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"1","legal_service":"0","other":"1","total":"2"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":11,"column":3},"company":{"table":1,"row":11,"column":4},"research_institution":{"table":1,"row":11,"column":5},"social_organisation":{"table":1,"row":11,"column":6},"legal_service":{"table":1,"row":11,"column":7},"other":{"table":1,"row":11,"column":8},"total":{"table":1,"row":11,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',10,'refused_process',1,0,0,0,0,0,1,'{"natural_person":"1","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"1"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":12,"column":3},"company":{"table":1,"row":12,"column":4},"research_institution":{"table":1,"row":12,"column":5},"social_organisation":{"table":1,"row":12,"column":6},"legal_service":{"table":1,"row":12,"column":7},"other":{"table":1,"row":12,"column":8},"total":{"table":1,"row":12,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',11,'refused_enforcement_file',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":13,"column":3},"company":{"table":1,"row":13,"column":4},"research_institution":{"table":1,"row":13,"column":5},"social_organisation":{"table":1,"row":13,"column":6},"legal_service":{"table":1,"row":13,"column":7},"other":{"table":1,"row":13,"column":8},"total":{"table":1,"row":13,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',12,'refused_administrative_query',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":14,"column":3},"company":{"table":1,"row":14,"column":4},"research_institution":{"table":1,"row":14,"column":5},"social_organisation":{"table":1,"row":14,"column":6},"legal_service":{"table":1,"row":14,"column":7},"other":{"table":1,"row":14,"column":8},"total":{"table":1,"row":14,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',13,'unavailable_not_held',1,0,0,0,0,0,1,'{"natural_person":"1","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"1"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":15,"column":3},"company":{"table":1,"row":15,"column":4},"research_institution":{"table":1,"row":15,"column":5},"social_organisation":{"table":1,"row":15,"column":6},"legal_service":{"table":1,"row":15,"column":7},"other":{"table":1,"row":15,"column":8},"total":{"table":1,"row":15,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',14,'unavailable_needs_creation',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":16,"column":3},"company":{"table":1,"row":16,"column":4},"research_institution":{"table":1,"row":16,"column":5},"social_organisation":{"table":1,"row":16,"column":6},"legal_service":{"table":1,"row":16,"column":7},"other":{"table":1,"row":16,"column":8},"total":{"table":1,"row":16,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',15,'unavailable_unclear',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":17,"column":3},"company":{"table":1,"row":17,"column":4},"research_institution":{"table":1,"row":17,"column":5},"social_organisation":{"table":1,"row":17,"column":6},"legal_service":{"table":1,"row":17,"column":7},"other":{"table":1,"row":17,"column":8},"total":{"table":1,"row":17,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',16,'unprocessed_petition',0,0,0,0,0,1,1,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"1","total":"1"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":18,"column":3},"company":{"table":1,"row":18,"column":4},"research_institution":{"table":1,"row":18,"column":5},"social_organisation":{"table":1,"row":18,"column":6},"legal_service":{"table":1,"row":18,"column":7},"other":{"table":1,"row":18,"column":8},"total":{"table":1,"row":18,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',17,'unprocessed_repeat',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":19,"column":3},"company":{"table":1,"row":19,"column":4},"research_institution":{"table":1,"row":19,"column":5},"social_organisation":{"table":1,"row":19,"column":6},"legal_service":{"table":1,"row":19,"column":7},"other":{"table":1,"row":19,"column":8},"total":{"table":1,"row":19,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',18,'unprocessed_publication',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":20,"column":3},"company":{"table":1,"row":20,"column":4},"research_institution":{"table":1,"row":20,"column":5},"social_organisation":{"table":1,"row":20,"column":6},"legal_service":{"table":1,"row":20,"column":7},"other":{"table":1,"row":20,"column":8},"total":{"table":1,"row":20,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',19,'unprocessed_vexatious',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":21,"column":3},"company":{"table":1,"row":21,"column":4},"research_institution":{"table":1,"row":21,"column":5},"social_organisation":{"table":1,"row":21,"column":6},"legal_service":{"table":1,"row":21,"column":7},"other":{"table":1,"row":21,"column":8},"total":{"table":1,"row":21,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',20,'unprocessed_confirmation',0,0,7,0,0,0,7,'{"natural_person":"0","company":"0","research_institution":"7","social_organisation":"0","legal_service":"0","other":"0","total":"7"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":22,"column":3},"company":{"table":1,"row":22,"column":4},"research_institution":{"table":1,"row":22,"column":5},"social_organisation":{"table":1,"row":22,"column":6},"legal_service":{"table":1,"row":22,"column":7},"other":{"table":1,"row":22,"column":8},"total":{"table":1,"row":22,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',21,'other_no_correction',116,0,1,0,0,0,117,'{"natural_person":"116","company":"0","research_institution":"1","social_organisation":"0","legal_service":"0","other":"0","total":"117"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":23,"column":3},"company":{"table":1,"row":23,"column":4},"research_institution":{"table":1,"row":23,"column":5},"social_organisation":{"table":1,"row":23,"column":6},"legal_service":{"table":1,"row":23,"column":7},"other":{"table":1,"row":23,"column":8},"total":{"table":1,"row":23,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',22,'other_fee_unpaid',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":24,"column":3},"company":{"table":1,"row":24,"column":4},"research_institution":{"table":1,"row":24,"column":5},"social_organisation":{"table":1,"row":24,"column":6},"legal_service":{"table":1,"row":24,"column":7},"other":{"table":1,"row":24,"column":8},"total":{"table":1,"row":24,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',23,'other_misc',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":25,"column":3},"company":{"table":1,"row":25,"column":4},"research_institution":{"table":1,"row":25,"column":5},"social_organisation":{"table":1,"row":25,"column":6},"legal_service":{"table":1,"row":25,"column":7},"other":{"table":1,"row":25,"column":8},"total":{"table":1,"row":25,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',24,'total',118,0,8,41,0,2,169,'{"natural_person":"118","company":"0","research_institution":"8","social_organisation":"41","legal_service":"0","other":"2","total":"169"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":26,"column":3},"company":{"table":1,"row":26,"column":4},"research_institution":{"table":1,"row":26,"column":5},"social_organisation":{"table":1,"row":26,"column":6},"legal_service":{"table":1,"row":26,"column":7},"other":{"table":1,"row":26,"column":8},"total":{"table":1,"row":26,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',25,'carried_out',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":27,"column":3},"company":{"table":1,"row":27,"column":4},"research_institution":{"table":1,"row":27,"column":5},"social_organisation":{"table":1,"row":27,"column":6},"legal_service":{"table":1,"row":27,"column":7},"other":{"table":1,"row":27,"column":8},"total":{"table":1,"row":27,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',1,'new',18,377,1,389,104,4,893,'{"natural_person":"18","company":"377","research_institution":"1","social_organisation":"389","legal_service":"104","other":"4","total":"893"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":3,"column":3},"company":{"table":1,"row":3,"column":4},"research_institution":{"table":1,"row":3,"column":5},"social_organisation":{"table":1,"row":3,"column":6},"legal_service":{"table":1,"row":3,"column":7},"other":{"table":1,"row":3,"column":8},"total":{"table":1,"row":3,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',2,'carried_in',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":4,"column":3},"company":{"table":1,"row":4,"column":4},"research_institution":{"table":1,"row":4,"column":5},"social_organisation":{"table":1,"row":4,"column":6},"legal_service":{"table":1,"row":4,"column":7},"other":{"table":1,"row":4,"column":8},"total":{"table":1,"row":4,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',3,'granted',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":5,"column":3},"company":{"table":1,"row":5,"column":4},"research_institution":{"table":1,"row":5,"column":5},"social_organisation":{"table":1,"row":5,"column":6},"legal_service":{"table":1,"row":5,"column":7},"other":{"table":1,"row":5,"column":8},"total":{"table":1,"row":5,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',4,'partially_granted',1,0,0,0,0,2,3,'{"natural_person":"1","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"2","total":"3"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":6,"column":3},"company":{"table":1,"row":6,"column":4},"research_institution":{"table":1,"row":6,"column":5},"social_organisation":{"table":1,"row":6,"column":6},"legal_service":{"table":1,"row":6,"column":7},"other":{"table":1,"row":6,"column":8},"total":{"table":1,"row":6,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',5,'refused_state_secret',0,377,0,0,0,0,377,'{"natural_person":"0","company":"377","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"377"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":7,"column":3},"company":{"table":1,"row":7,"column":4},"research_institution":{"table":1,"row":7,"column":5},"social_organisation":{"table":1,"row":7,"column":6},"legal_service":{"table":1,"row":7,"column":7},"other":{"table":1,"row":7,"column":8},"total":{"table":1,"row":7,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',6,'refused_prohibited_by_law',0,0,0,159,0,0,159,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"159","legal_service":"0","other":"0","total":"159"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":8,"column":3},"company":{"table":1,"row":8,"column":4},"research_institution":{"table":1,"row":8,"column":5},"social_organisation":{"table":1,"row":8,"column":6},"legal_service":{"table":1,"row":8,"column":7},"other":{"table":1,"row":8,"column":8},"total":{"table":1,"row":8,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',7,'refused_security_stability',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":9,"column":3},"company":{"table":1,"row":9,"column":4},"research_institution":{"table":1,"row":9,"column":5},"social_organisation":{"table":1,"row":9,"column":6},"legal_service":{"table":1,"row":9,"column":7},"other":{"table":1,"row":9,"column":8},"total":{"table":1,"row":9,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',8,'refused_third_party',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":10,"column":3},"company":{"table":1,"row":10,"column":4},"research_institution":{"table":1,"row":10,"column":5},"social_organisation":{"table":1,"row":10,"column":6},"legal_service":{"table":1,"row":10,"column":7},"other":{"table":1,"row":10,"column":8},"total":{"table":1,"row":10,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',9,'refused_internal',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":11,"column":3},"company":{"table":1,"row":11,"column":4},"research_institution":{"table":1,"row":11,"column":5},"social_organisation":{"table":1,"row":11,"column":6},"legal_service":{"table":1,"row":11,"column":7},"other":{"table":1,"row":11,"column":8},"total":{"table":1,"row":11,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',10,'refused_process',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":12,"column":3},"company":{"table":1,"row":12,"column":4},"research_institution":{"table":1,"row":12,"column":5},"social_organisation":{"table":1,"row":12,"column":6},"legal_service":{"table":1,"row":12,"column":7},"other":{"table":1,"row":12,"column":8},"total":{"table":1,"row":12,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',11,'refused_enforcement_file',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":13,"column":3},"company":{"table":1,"row":13,"column":4},"research_institution":{"table":1,"row":13,"column":5},"social_organisation":{"table":1,"row":13,"column":6},"legal_service":{"table":1,"row":13,"column":7},"other":{"table":1,"row":13,"column":8},"total":{"table":1,"row":13,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',12,'refused_administrative_query',17,0,0,0,0,0,17,'{"natural_person":"17","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"17"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":14,"column":3},"company":{"table":1,"row":14,"column":4},"research_institution":{"table":1,"row":14,"column":5},"social_organisation":{"table":1,"row":14,"column":6},"legal_service":{"table":1,"row":14,"column":7},"other":{"table":1,"row":14,"column":8},"total":{"table":1,"row":14,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',13,'unavailable_not_held',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":15,"column":3},"company":{"table":1,"row":15,"column":4},"research_institution":{"table":1,"row":15,"column":5},"social_organisation":{"table":1,"row":15,"column":6},"legal_service":{"table":1,"row":15,"column":7},"other":{"table":1,"row":15,"column":8},"total":{"table":1,"row":15,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',14,'unavailable_needs_creation',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":16,"column":3},"company":{"table":1,"row":16,"column":4},"research_institution":{"table":1,"row":16,"column":5},"social_organisation":{"table":1,"row":16,"column":6},"legal_service":{"table":1,"row":16,"column":7},"other":{"table":1,"row":16,"column":8},"total":{"table":1,"row":16,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',15,'unavailable_unclear',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":17,"column":3},"company":{"table":1,"row":17,"column":4},"research_institution":{"table":1,"row":17,"column":5},"social_organisation":{"table":1,"row":17,"column":6},"legal_service":{"table":1,"row":17,"column":7},"other":{"table":1,"row":17,"column":8},"total":{"table":1,"row":17,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',16,'unprocessed_petition',0,0,0,0,0,1,1,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"1","total":"1"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":18,"column":3},"company":{"table":1,"row":18,"column":4},"research_institution":{"table":1,"row":18,"column":5},"social_organisation":{"table":1,"row":18,"column":6},"legal_service":{"table":1,"row":18,"column":7},"other":{"table":1,"row":18,"column":8},"total":{"table":1,"row":18,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',17,'unprocessed_repeat',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":19,"column":3},"company":{"table":1,"row":19,"column":4},"research_institution":{"table":1,"row":19,"column":5},"social_organisation":{"table":1,"row":19,"column":6},"legal_service":{"table":1,"row":19,"column":7},"other":{"table":1,"row":19,"column":8},"total":{"table":1,"row":19,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',18,'unprocessed_publication',0,0,0,0,0,1,1,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"1","total":"1"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":20,"column":3},"company":{"table":1,"row":20,"column":4},"research_institution":{"table":1,"row":20,"column":5},"social_organisation":{"table":1,"row":20,"column":6},"legal_service":{"table":1,"row":20,"column":7},"other":{"table":1,"row":20,"column":8},"total":{"table":1,"row":20,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',19,'unprocessed_vexatious',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":21,"column":3},"company":{"table":1,"row":21,"column":4},"research_institution":{"table":1,"row":21,"column":5},"social_organisation":{"table":1,"row":21,"column":6},"legal_service":{"table":1,"row":21,"column":7},"other":{"table":1,"row":21,"column":8},"total":{"table":1,"row":21,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',20,'unprocessed_confirmation',0,0,1,230,97,0,328,'{"natural_person":"0","company":"0","research_institution":"1","social_organisation":"230","legal_service":"97","other":"0","total":"328"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":22,"column":3},"company":{"table":1,"row":22,"column":4},"research_institution":{"table":1,"row":22,"column":5},"social_organisation":{"table":1,"row":22,"column":6},"legal_service":{"table":1,"row":22,"column":7},"other":{"table":1,"row":22,"column":8},"total":{"table":1,"row":22,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',21,'other_no_correction',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":23,"column":3},"company":{"table":1,"row":23,"column":4},"research_institution":{"table":1,"row":23,"column":5},"social_organisation":{"table":1,"row":23,"column":6},"legal_service":{"table":1,"row":23,"column":7},"other":{"table":1,"row":23,"column":8},"total":{"table":1,"row":23,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',22,'other_fee_unpaid',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":24,"column":3},"company":{"table":1,"row":24,"column":4},"research_institution":{"table":1,"row":24,"column":5},"social_organisation":{"table":1,"row":24,"column":6},"legal_service":{"table":1,"row":24,"column":7},"other":{"table":1,"row":24,"column":8},"total":{"table":1,"row":24,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',23,'other_misc',0,0,0,0,7,0,7,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"7","other":"0","total":"7"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":25,"column":3},"company":{"table":1,"row":25,"column":4},"research_institution":{"table":1,"row":25,"column":5},"social_organisation":{"table":1,"row":25,"column":6},"legal_service":{"table":1,"row":25,"column":7},"other":{"table":1,"row":25,"column":8},"total":{"table":1,"row":25,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',24,'total',18,377,1,389,104,4,893,'{"natural_person":"18","company":"377","research_institution":"1","social_organisation":"389","legal_service":"104","other":"4","total":"893"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":26,"column":3},"company":{"table":1,"row":26,"column":4},"research_institution":{"table":1,"row":26,"column":5},"social_organisation":{"table":1,"row":26,"column":6},"legal_service":{"table":1,"row":26,"column":7},"other":{"table":1,"row":26,"column":8},"total":{"table":1,"row":26,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',25,'carried_out',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":27,"column":3},"company":{"table":1,"row":27,"column":4},"research_institution":{"table":1,"row":27,"column":5},"social_organisation":{"table":1,"row":27,"column":6},"legal_service":{"table":1,"row":27,"column":7},"other":{"table":1,"row":27,"column":8},"total":{"table":1,"row":27,"column":9}}');
CREATE TABLE "results" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT
) STRICT;
INSERT INTO "results" VALUES('upheld','结果维持 Upheld','结果维持','Upheld',1,'2019, 2021');
INSERT INTO "results" VALUES('corrected','结果纠正 Corrected','结果纠正','Corrected',2,'2019, 2021');
INSERT INTO "results" VALUES('other','其他结果 Other result','其他结果','Other result',3,'2019, 2021');
INSERT INTO "results" VALUES('pending','尚未审结 Pending','尚未审结','Pending',4,'2019, 2021');
INSERT INTO "results" VALUES('total','总计 Total','总计','Total',5,'2019, 2021');
CREATE TABLE "revisions" (
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "field" TEXT NOT NULL,
   "new_capture" TEXT NOT NULL REFERENCES "captures"("id"),
   "old_capture" TEXT NOT NULL REFERENCES "captures"("id"),
   "old" TEXT,
   "new" TEXT,
   "old_value" ANY,
   "new_value" ANY,
   "old_first_seen" TEXT NOT NULL,
   "old_last_seen" TEXT NOT NULL,
   "noticed_at" TEXT NOT NULL,
   "url" TEXT NOT NULL,
   "old_url" TEXT NOT NULL,
   "stands_at" TEXT NOT NULL,
   "ocr" INTEGER NOT NULL,
   "parser_version" TEXT NOT NULL,
   PRIMARY KEY ("report_id", "field", "new_capture")
) STRICT;
CREATE TABLE "roles" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "roles" VALUES('front','首页 Front page','首页','Front page',1,NULL,'A page a portal starts from.');
INSERT INTO "roles" VALUES('hub','导航页 Way','导航页','Way',2,NULL,'A page on the way to what is disclosed: neither a front page nor a column.');
INSERT INTO "roles" VALUES('column','年报栏目 Column','年报栏目','Column',3,NULL,'A column of annual reports: a list of them, or of further columns.');
INSERT INTO "roles" VALUES('answer','接口答复 Answer','接口答复','Answer',4,NULL,'What a content system''s interface answers: a piece of such a list.');
INSERT INTO "roles" VALUES('report','年度报告 Report','年度报告','Report',5,NULL,'A page that looks like a report: it is parsed.');
INSERT INTO "roles" VALUES('attachment','附件 Attachment','附件','Attachment',6,NULL,'A file linked from a report''s page: it is parsed.');
INSERT INTO "roles" VALUES('lookalike','近似网页 Look-alike','近似网页','Look-alike',7,NULL,'A page that resembles a report and is none.');
INSERT INTO "roles" VALUES('other','其他 Other','其他','Other',8,NULL,'A page that was worth a look and led nowhere.');
INSERT INTO "roles" VALUES('blocked','被拦截 Blocked','被拦截','Blocked',9,NULL,'The host answered, but refused.');
INSERT INTO "roles" VALUES('broken','错误网页 Broken','错误网页','Broken',10,NULL,'An error page, an empty page.');
INSERT INTO "roles" VALUES('soft_404','软404 Soft 404','软404','Soft 404',11,NULL,'A page that says it is not there, or the front page in its place, with a status that says otherwise.');
CREATE TABLE "rules" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "source" TEXT,
   "doubts" INTEGER,
   "precision" TEXT
) STRICT;
INSERT INTO "rules" VALUES('requests.balance','本年新收 + 上年结转 = 总计 + 结转下年度 New and carried-in requests = handled and carried-out requests','本年新收 + 上年结转 = 总计 + 结转下年度','New and carried-in requests = handled and carried-out requests',1,'2019, 2021','表头: 第一项加第二项之和，等于第三项加第四项之和',1,NULL);
INSERT INTO "rules" VALUES('requests.outcomes','各项办理结果之和 = 总计 The outcomes add up to the total','各项办理结果之和 = 总计','The outcomes add up to the total',2,'2019, 2021','国办公开办函〔2021〕30号',1,NULL);
INSERT INTO "rules" VALUES('requests.applicants','六类申请人之和 = 总计 The six kinds of applicant add up to the total','六类申请人之和 = 总计','The six kinds of applicant add up to the total',3,'2019, 2021','国办公开办函〔2021〕30号',1,NULL);
INSERT INTO "rules" VALUES('appeals.total','四种结果之和 = 总计 The four results add up to the total','四种结果之和 = 总计','The four results add up to the total',4,'2019, 2021','国办公开办函〔2021〕30号',1,NULL);
INSERT INTO "rules" VALUES('text.copied','正文雷同 The narrative is not last year''s with the year changed, nor another issuer''s of the same year','正文雷同','The narrative is not last year''s with the year changed, nor another issuer''s of the same year',5,NULL,'国办公开办函〔2021〕30号: 内容雷同、敷衍塞责',0,'wording that many reports of the year share is left out; short texts, and years with few reports, are unknown');
INSERT INTO "rules" VALUES('copies.agree','各副本数据一致 All copies of the report carry the same figures','各副本数据一致','All copies of the report carry the same figures',6,NULL,'nianbao: a report is published as a page, as a file, and on several sites',1,NULL);
INSERT INTO "rules" VALUES('narrative.requests','正文与表格一致：依申请公开 What the text says of requests received, handled and carried over is what the table says','正文与表格一致：依申请公开','What the text says of requests received, handled and carried over is what the table says',7,NULL,'《中华人民共和国政府信息公开条例》第五十条; 国办公开办函〔2021〕30号',1,'a clause counts if every word of it is known; other years, organs and parts are left out, and a number that fits a looser reading of the words is unknown');
INSERT INTO "rules" VALUES('narrative.appeals','正文与表格一致：复议诉讼 What the text says of reconsiderations and lawsuits is what the table says','正文与表格一致：复议诉讼','What the text says of reconsiderations and lawsuits is what the table says',8,NULL,'《中华人民共和国政府信息公开条例》第五十条; 国办公开办函〔2021〕30号',1,'a clause counts if every word of it is known; other years, organs and parts are left out, and a number that fits a looser reading of the words is unknown; numbers that are not said to be about disclosure prove nothing');
INSERT INTO "rules" VALUES('narrative.disclosures','正文与表格一致：主动公开 What the text says of regulations, normative documents and fees is what the table says','正文与表格一致：主动公开','What the text says of regulations, normative documents and fees is what the table says',9,NULL,'《中华人民共和国政府信息公开条例》第五十条; 国办公开办函〔2021〕30号',1,'a clause counts if every word of it is known; other years, organs and parts are left out, and a number that fits a looser reading of the words is unknown; 信息处理费 is no 行政事业性收费 and is compared with nothing');
INSERT INTO "rules" VALUES('structure.sections','六章齐全 All six sections are there, each once','六章齐全','All six sections are there, each once',10,NULL,'《中华人民共和国政府信息公开条例》第五十条; 国办公开办函〔2021〕30号',1,NULL);
INSERT INTO "rules" VALUES('timeliness.deadline','按期公布 Published by 31 January (departments) or 31 March (governments) of the next year; by 31 March for report years before 2019','按期公布','Published by 31 January (departments) or 31 March (governments) of the next year; by 31 March for report years before 2019',11,NULL,'《中华人民共和国政府信息公开条例》（2019）第四十九、五十条;（2007）第三十一条',0,'what the articles leave open is unknown: townships from 2019 on, other organs, years before 2008, and a government''s office in February and March, whose report may be its government''s; so are pages without a date. The date is the one stated, not the one it was first seen');
INSERT INTO "rules" VALUES('years.carried','上年结转与上年报告一致 Last year''s carried-out requests are this year''s carried-in requests','上年结转与上年报告一致','Last year''s carried-out requests are this year''s carried-in requests',12,NULL,'国办公开办函〔2021〕30号: 四、结转下年度继续办理; 二、上年结转',1,'only the same issuer''s report of the year before, under the same id, counts');
INSERT INTO "rules" VALUES('years.in_force','上年有效 + 制发 − 废止 = 现行有效 Documents in force last year + issued − repealed = in force this year','上年有效 + 制发 − 废止 = 现行有效','Documents in force last year + issued − repealed = in force this year',13,NULL,'国办公开办函〔2021〕30号: 现行有效件数',1,'the form of 2019 counts what is public, not what is in force: unknown for 2021');
INSERT INTO "rules" VALUES('narrative.change','正文同比与两年数据一致 A change claimed in the text (同比增长12%) is that of the two years'' tables','正文同比与两年数据一致','A change claimed in the text (同比增长12%) is that of the two years'' tables',14,NULL,'《中华人民共和国政府信息公开条例》第五十条',1,'a claim counts right behind a figure of sections 3 and 4; it fails only if no reading of either year gives it, rounded or cut off');
CREATE TABLE "sections" (
   "id" INTEGER PRIMARY KEY NOT NULL,
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "number" INTEGER NOT NULL REFERENCES "headings"("code"),
   "heading" TEXT NOT NULL,
   "text" TEXT NOT NULL
) STRICT;
INSERT INTO "sections" VALUES(6138633711141473,'410300-洛阳市财政局-2022',1,'一、总体情况','本报告由洛阳市财政局依照条例第五十条编写，数据统计期限为2022年1月1日至12月31日。
2022年，收到公民、法人和其他组织提出的政府信息公开申请169份。其中，本机关不掌握相关政府信息1份。未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。收到群众来信3件，网站留言1589条，均已答复。针对企业来电，两名专职人员开了三场面对面的说明会，把旧站的数据迁到新库，电话咨询因此少了。年初，分管领导带队建起一张能按月回看的台账，补齐了缺失的扫描件，群众不再跑第二趟。在招生季，驻村干部请法律顾问过了一遍模板，为盲道改造专栏加了语音，被兄弟单位借鉴。');
INSERT INTO "sections" VALUES(6138633711141474,'410300-洛阳市财政局-2022',2,'二、主动公开政府信息情况','');
INSERT INTO "sections" VALUES(6138633711141475,'410300-洛阳市财政局-2022',3,'三、收到和处理政府信息公开申请情况','');
INSERT INTO "sections" VALUES(6138633711141476,'410300-洛阳市财政局-2022',4,'四、政府信息公开行政复议、行政诉讼情况','下表数字由各科室报送后汇总。');
INSERT INTO "sections" VALUES(6138633711141477,'410300-洛阳市财政局-2022',5,'五、存在的主要问题及改进情况','（一）存在的主要问题
二季度起发现政策术语转成白话的功夫不够，答复口径偶有出入；驻村干部要办一期实操训练营，计划引入第三方抽查。借着网站改版发现检索词收录不全，意见征集反馈太笼统；三个业务科准备设立体验官，将建立错敏词库。汛期前后发现基层人手轮换太勤，政策术语转成白话的功夫不够；由支部书记挂帅打算设一个轮值编辑岗，将修订审查流程。
（二）改进情况
机构调整以后发现解读仍以文字为主，答复口径偶有出入；综合科与档案室准备把考核权重提高，打算每月公布一次问题清单。');
INSERT INTO "sections" VALUES(6138633711141478,'410300-洛阳市财政局-2022',6,'六、其他需要报告的情况','无。');
INSERT INTO "sections" VALUES(8744133730406353,'410300-洛阳市财政局-2023',1,'一、总体情况','本报告由洛阳市财政局依照条例第五十条编写，数据统计期限为2023年1月1日至12月31日。
(一)监督保障
全年在门户网站发布消息1545条，政务新媒体推送529篇，回应留言57条。为迎接评估，驻村干部为盲道改造专栏加了语音，对照清单逐项打勾，老年人也能自己查。配合审计，法规科会同各股室把长文件拆成问答，请法律顾问过了一遍模板，移动端打开更快。借着网站改版，信息中心工程师对照清单逐项打勾，把分散在六处的办事指南合成一册，电话咨询因此少了。
(二)平台建设
2023年，我局共受理政府信息公开申请893件，按时办结893件，其中予以部分公开3宗。出台规范性文件十五件，废止规范性文件 0 份，现行有效规范性文件0件。其中当面提交2件，网上提交50件，信函提交2件。对15个下属单位做了抽查，发现链接失效7处，已在12个工作日内修复。换届之后，新到岗的干事走访了十几家小微企业，整理出历年批复的索引，稿件退回次数下降。借着网站改版，新到岗的干事请法律顾问过了一遍模板，把旧站的数据迁到新库，差错率降到个位数。结合巡察整改，法规科会同各股室给高频事项配上了图解，梳理出常见的退件原因，留言回复不再超期。');
INSERT INTO "sections" VALUES(8744133730406354,'410300-洛阳市财政局-2023',2,'二、主动公开政府信息的情况','');
INSERT INTO "sections" VALUES(8744133730406355,'410300-洛阳市财政局-2023',3,'三、收到和处理政府信息公开申请情况','下表数字由各科室报送后汇总。');
INSERT INTO "sections" VALUES(8744133730406356,'410300-洛阳市财政局-2023',4,'四、政府信息公开行政复议、行政诉讼情况','下表数字由各科室报送后汇总。');
INSERT INTO "sections" VALUES(8744133730406357,'410300-洛阳市财政局-2023',5,'五、存在的主要问题及改进措施','收到上级通报后发现基层人手轮换太勤，部分栏目更新靠催；青年突击队计划引入第三方抽查，打算设一个轮值编辑岗。收到上级通报后发现培训偏重理论，意见征集反馈太笼统；新到岗的干事要办一期实操训练营，要办一期实操训练营。趁着文件清理发现图表配色不便打印，检索词收录不全；驻村干部拟编一本案例手册，将修订审查流程。
换届之后发现历史文件数字化进度偏慢，平台之间数据不通；分管领导带队打算设一个轮值编辑岗，争取接通审批系统。');
INSERT INTO "sections" VALUES(8744133730406358,'410300-洛阳市财政局-2023',6,'六、其他需要报告的事项','无');
CREATE TABLE "source_tables" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "section" INTEGER REFERENCES "headings"("code"),
   "position" INTEGER NOT NULL,
   "page" INTEGER,
   "flattened" INTEGER NOT NULL,
   "cells" TEXT NOT NULL
) STRICT;
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2022/0','410300-洛阳市财政局-2022',2,0,NULL,0,'[{"text":"第二十条第（一\n）项","row":0,"column":0,"colspan":4},{"text":"信息\n内容","row":1,"column":0},{"text":"本年制发件数","row":1,"column":1},{"text":"本年废止件数","row":1,"column":2},{"text":"现行有\n效件数","row":1,"column":3},{"text":"规章","row":2,"column":0},{"text":"792","row":2,"column":1},{"text":"39","row":2,"column":2},{"text":"2185","row":2,"column":3},{"text":"行政规范性文件","row":3,"column":0},{"text":"0","row":3,"column":1},{"text":"5","row":3,"column":2},{"text":"11","row":3,"column":3},{"text":"第二十条第（五）项","row":4,"column":0,"colspan":4},{"text":"信息内容","row":5,"column":0},{"text":"本年处理\n决定数量","row":5,"column":1,"colspan":3},{"text":"行政许可","row":6,"column":0},{"text":"12","row":6,"column":1,"colspan":3},{"text":"第二十条第（\n六）项","row":7,"column":0,"colspan":4},{"text":"信息内容","row":8,"column":0},{"text":"本年处理决定数量","row":8,"column":1,"colspan":3},{"text":"行政\n处罚","row":9,"column":0},{"text":"24","row":9,"column":1,"colspan":3},{"text":"行政\n强制","row":10,"column":0},{"text":"1798","row":10,"column":1,"colspan":3},{"text":"第二十条第（八）项","row":11,"column":0,"colspan":4},{"text":"信息\n内容","row":12,"column":0},{"text":"本年收费金额（单位：万\n元）","row":12,"column":1,"colspan":3},{"text":"行政事\n业性收费","row":13,"column":0},{"text":"0","row":13,"column":1,"colspan":3}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2022/1','410300-洛阳市财政局-2022',3,1,NULL,0,'[{"text":"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）","row":0,"column":0,"rowspan":3,"colspan":3},{"text":"申请 人情况","row":0,"column":3,"colspan":7},{"text":"自然人","row":1,"column":3,"rowspan":2},{"text":"法人或其他组织","row":1,"column":4,"colspan":5},{"text":"总计","row":1,"column":9,"rowspan":2},{"text":"商业\n企业","row":2,"column":4},{"text":"科研机构","row":2,"column":5},{"text":"社会公\n益组织","row":2,"column":6},{"text":"法律\n服务机构","row":2,"column":7},{"text":"其他","row":2,"column":8},{"text":"本年新收政府信息公开申请数量","row":3,"column":0,"colspan":3},{"text":"118","row":3,"column":3},{"text":"0","row":3,"column":4},{"text":"8","row":3,"column":5},{"text":"41","row":3,"column":6},{"text":"0","row":3,"column":7},{"text":"2","row":3,"column":8},{"text":"169","row":3,"column":9},{"text":"上年结转政府信息公开申请数量","row":4,"column":0,"colspan":3},{"text":"0","row":4,"column":3},{"text":"0","row":4,"column":4},{"text":"0","row":4,"column":5},{"text":"0","row":4,"column":6},{"text":"0","row":4,"column":7},{"text":"0","row":4,"column":8},{"text":"0","row":4,"column":9},{"text":"本年\n度办理结果","row":5,"column":0,"rowspan":22},{"text":"予以公开","row":5,"column":1,"colspan":2},{"text":"0","row":5,"column":3},{"text":"0","row":5,"column":4},{"text":"0","row":5,"column":5},{"text":"0","row":5,"column":6},{"text":"0","row":5,"column":7},{"text":"0","row":5,"column":8},{"text":"0","row":5,"column":9},{"text":"部分公开（区分处理的\n，只计这一情形，不计其他情形）","row":6,"column":1,"colspan":2},{"text":"0","row":6,"column":3},{"text":"0","row":6,"column":4},{"text":"0","row":6,"column":5},{"text":"0","row":6,"column":6},{"text":"0","row":6,"column":7},{"text":"0","row":6,"column":8},{"text":"0","row":6,"column":9},{"text":"不予\n公开","row":7,"column":1,"rowspan":8},{"text":"属于国 家秘密","row":7,"column":2},{"text":"0","row":7,"column":3},{"text":"0","row":7,"column":4},{"text":"0","row":7,"column":5},{"text":"0","row":7,"column":6},{"text":"0","row":7,"column":7},{"text":"0","row":7,"column":8},{"text":"0","row":7,"column":9},{"text":"2.其他\n法律行政法规禁止公开","row":8,"column":2},{"text":"0","row":8,"column":3},{"text":"0","row":8,"column":4},{"text":"0","row":8,"column":5},{"text":"40","row":8,"column":6},{"text":"0","row":8,"column":7},{"text":"0","row":8,"column":8},{"text":"40","row":8,"column":9},{"text":"危及\n“三安全一稳定”","row":9,"column":2},{"text":"0","row":9,"column":3},{"text":"0","row":9,"column":4},{"text":"0","row":9,"column":5},{"text":"0","row":9,"column":6},{"text":"0","row":9,"column":7},{"text":"0","row":9,"column":8},{"text":"0","row":9,"column":9},{"text":"保护第三方合法权益","row":10,"column":2},{"text":"0","row":10,"column":3},{"text":"0","row":10,"column":4},{"text":"0","row":10,"column":5},{"text":"0","row":10,"column":6},{"text":"0","row":10,"column":7},{"text":"0","row":10,"column":8},{"text":"0","row":10,"column":9},{"text":"属于三类内部事务信息","row":11,"column":2},{"text":"0","row":11,"column":3},{"text":"0","row":11,"column":4},{"text":"0","row":11,"column":5},{"text":"1","row":11,"column":6},{"text":"0","row":11,"column":7},{"text":"1","row":11,"column":8},{"text":"2","row":11,"column":9},{"text":"属于\n四类过程性信息","row":12,"column":2},{"text":"1","row":12,"column":3},{"text":"0","row":12,"column":4},{"text":"0","row":12,"column":5},{"text":"0","row":12,"column":6},{"text":"0","row":12,"column":7},{"text":"0","row":12,"column":8},{"text":"1","row":12,"column":9},{"text":"属于行政执法案卷","row":13,"column":2},{"text":"0","row":13,"column":3},{"text":"0","row":13,"column":4},{"text":"0","row":13,"column":5},{"text":"0","row":13,"column":6},{"text":"0","row":13,"column":7},{"text":"0","row":13,"column":8},{"text":"0","row":13,"column":9},{"text":"属于行政查\n询事项","row":14,"column":2},{"text":"0","row":14,"column":3},{"text":"0","row":14,"column":4},{"text":"0","row":14,"column":5},{"text":"0","row":14,"column":6},{"text":"0","row":14,"column":7},{"text":"0","row":14,"column":8},{"text":"0","row":14,"column":9},{"text":"无法\n提供","row":15,"column":1,"rowspan":3},{"text":"本机关不掌握相关政府信息","row":15,"column":2},{"text":"1","row":15,"column":3},{"text":"0","row":15,"column":4},{"text":"0","row":15,"column":5},{"text":"0","row":15,"column":6},{"text":"0","row":15,"column":7},{"text":"0","row":15,"column":8},{"text":"1","row":15,"column":9},{"text":"没有 现成信息需要另行制作","row":16,"column":2},{"text":"0","row":16,"column":3},{"text":"0","row":16,"column":4},{"text":"0","row":16,"column":5},{"text":"0","row":16,"column":6},{"text":"0","row":16,"column":7},{"text":"0","row":16,"column":8},{"text":"0","row":16,"column":9},{"text":"补正后申请内容仍 不明确","row":17,"column":2},{"text":"0","row":17,"column":3},{"text":"0","row":17,"column":4},{"text":"0","row":17,"column":5},{"text":"0","row":17,"column":6},{"text":"0","row":17,"column":7},{"text":"0","row":17,"column":8},{"text":"0","row":17,"column":9},{"text":"不予处理","row":18,"column":1,"rowspan":5},{"text":"信访举报投诉类申请","row":18,"column":2},{"text":"0","row":18,"column":3},{"text":"0","row":18,"column":4},{"text":"0","row":18,"column":5},{"text":"0","row":18,"column":6},{"text":"0","row":18,"column":7},{"text":"1","row":18,"column":8},{"text":"1","row":18,"column":9},{"text":"重复 申请","row":19,"column":2},{"text":"0","row":19,"column":3},{"text":"0","row":19,"column":4},{"text":"0","row":19,"column":5},{"text":"0","row":19,"column":6},{"text":"0","row":19,"column":7},{"text":"0","row":19,"column":8},{"text":"0","row":19,"column":9},{"text":"要求提供公开出版物","row":20,"column":2},{"text":"0","row":20,"column":3},{"text":"0","row":20,"column":4},{"text":"0","row":20,"column":5},{"text":"0","row":20,"column":6},{"text":"0","row":20,"column":7},{"text":"0","row":20,"column":8},{"text":"0","row":20,"column":9},{"text":"无正当理由大量\n反复申请","row":21,"column":2},{"text":"0","row":21,"column":3},{"text":"0","row":21,"column":4},{"text":"0","row":21,"column":5},{"text":"0","row":21,"column":6},{"text":"0","row":21,"column":7},{"text":"0","row":21,"column":8},{"text":"0","row":21,"column":9},{"text":"要求行政机关确认或重新出具已获取信息","row":22,"column":2},{"text":"0","row":22,"column":3},{"text":"0","row":22,"column":4},{"text":"7","row":22,"column":5},{"text":"0","row":22,"column":6},{"text":"0","row":22,"column":7},{"text":"0","row":22,"column":8},{"text":"7","row":22,"column":9},{"text":"（六\n）其他处理","row":23,"column":1,"rowspan":3},{"text":"申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请","row":23,"column":2},{"text":"116","row":23,"column":3},{"text":"0","row":23,"column":4},{"text":"1","row":23,"column":5},{"text":"0","row":23,"column":6},{"text":"0","row":23,"column":7},{"text":"0","row":23,"column":8},{"text":"117","row":23,"column":9},{"text":"申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请","row":24,"column":2},{"text":"0","row":24,"column":3},{"text":"0","row":24,"column":4},{"text":"0","row":24,"column":5},{"text":"0","row":24,"column":6},{"text":"0","row":24,"column":7},{"text":"0","row":24,"column":8},{"text":"0","row":24,"column":9},{"text":"3.其他","row":25,"column":2},{"text":"0","row":25,"column":3},{"text":"0","row":25,"column":4},{"text":"0","row":25,"column":5},{"text":"0","row":25,"column":6},{"text":"0","row":25,"column":7},{"text":"0","row":25,"column":8},{"text":"0","row":25,"column":9},{"text":"（七\n）总计","row":26,"column":1,"colspan":2},{"text":"118","row":26,"column":3},{"text":"0","row":26,"column":4},{"text":"8","row":26,"column":5},{"text":"41","row":26,"column":6},{"text":"0","row":26,"column":7},{"text":"2","row":26,"column":8},{"text":"169","row":26,"column":9},{"text":"结转下年度继续办理","row":27,"column":0,"colspan":3},{"text":"0","row":27,"column":3},{"text":"0","row":27,"column":4},{"text":"0","row":27,"column":5},{"text":"0","row":27,"column":6},{"text":"0","row":27,"column":7},{"text":"0","row":27,"column":8},{"text":"0","row":27,"column":9}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2022/2','410300-洛阳市财政局-2022',4,2,NULL,0,'[{"text":"行政复议","row":0,"column":0,"colspan":5},{"text":"行政诉讼","row":0,"column":5,"colspan":10},{"text":"结果维持","row":1,"column":0,"rowspan":2},{"text":"结果纠正","row":1,"column":1,"rowspan":2},{"text":"其他\n结果","row":1,"column":2,"rowspan":2},{"text":"尚未审结","row":1,"column":3,"rowspan":2},{"text":"总计","row":1,"column":4,"rowspan":2},{"text":"未经复议直接起诉","row":1,"column":5,"colspan":5},{"text":"复议\n后起诉","row":1,"column":10,"colspan":5},{"text":"结果\n维持","row":2,"column":5},{"text":"结果\n纠正","row":2,"column":6},{"text":"其他结果","row":2,"column":7},{"text":"尚未\n审结","row":2,"column":8},{"text":"总计","row":2,"column":9},{"text":"结果维持","row":2,"column":10},{"text":"结果纠正","row":2,"column":11},{"text":"其他结果","row":2,"column":12},{"text":"尚未 审结","row":2,"column":13},{"text":"总计","row":2,"column":14},{"text":"0","row":3,"column":0},{"text":"0","row":3,"column":1},{"text":"0","row":3,"column":2},{"text":"0","row":3,"column":3},{"text":"0","row":3,"column":4},{"text":"0","row":3,"column":5},{"text":"0","row":3,"column":6},{"text":"0","row":3,"column":7},{"text":"0","row":3,"column":8},{"text":"0","row":3,"column":9},{"text":"0","row":3,"column":10},{"text":"0","row":3,"column":11},{"text":"0","row":3,"column":12},{"text":"0","row":3,"column":13},{"text":"0","row":3,"column":14}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2023/0','410300-洛阳市财政局-2023',2,0,NULL,0,'[{"text":"第二十条第（一）项","row":0,"column":0,"colspan":4},{"text":"信息\n内容","row":1,"column":0},{"text":"本年制发数量","row":1,"column":1},{"text":"废止 件数","row":1,"column":2},{"text":"现行有 效数","row":1,"column":3},{"text":"规章","row":2,"column":0},{"text":"2","row":2,"column":1},{"text":"1","row":2,"column":2},{"text":"3","row":2,"column":3},{"text":"行政规范性文件","row":3,"column":0},{"text":"15","row":3,"column":1},{"text":"0","row":3,"column":2},{"text":"0","row":3,"column":3},{"text":"第二十条第（五）项","row":4,"column":0,"colspan":4},{"text":"信息内容","row":5,"column":0},{"text":"处理决定数量","row":5,"column":1,"colspan":3},{"text":"行政许可","row":6,"column":0},{"text":"4","row":6,"column":1,"colspan":3},{"text":"第二十条第（六）项","row":7,"column":0,"colspan":4},{"text":"信息\n内容","row":8,"column":0},{"text":"本年处理决定数量","row":8,"column":1,"colspan":3},{"text":"行政处罚","row":9,"column":0},{"text":"6","row":9,"column":1,"colspan":3},{"text":"行政强制","row":10,"column":0},{"text":"0","row":10,"column":1,"colspan":3},{"text":"第二十条第 （八）项","row":11,"column":0,"colspan":4},{"text":"信息 内容","row":12,"column":0},{"text":"收费金额","row":12,"column":1,"colspan":3},{"text":"行政事\n业性收费","row":13,"column":0},{"text":"28441","row":13,"column":1,"colspan":3}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2023/1','410300-洛阳市财政局-2023',3,1,NULL,0,'[{"text":"（本列数据的勾稽关系为：第一项加第二项\n之和，等于第三项加第四项之和）","row":0,"column":0,"rowspan":3,"colspan":3},{"text":"申请人情况","row":0,"column":3,"colspan":7},{"text":"自然人","row":1,"column":3,"rowspan":2},{"text":"法人或其\n他组织","row":1,"column":4,"colspan":5},{"text":"总记","row":1,"column":9,"rowspan":2},{"text":"商业企业","row":2,"column":4},{"text":"科研\n机构","row":2,"column":5},{"text":"社会公益组织","row":2,"column":6},{"text":"法律服务机构","row":2,"column":7},{"text":"其他","row":2,"column":8},{"text":"一、本年新收\n申请数量","row":3,"column":0,"colspan":3},{"text":"18","row":3,"column":3},{"text":"377","row":3,"column":4},{"text":"1","row":3,"column":5},{"text":"389","row":3,"column":6},{"text":"104","row":3,"column":7},{"text":"4","row":3,"column":8},{"text":"893","row":3,"column":9},{"text":"二、上年结转政府信息公开申请数量","row":4,"column":0,"colspan":3},{"text":"0","row":4,"column":3},{"text":"0","row":4,"column":4},{"text":"0","row":4,"column":5},{"text":"0","row":4,"column":6},{"text":"0","row":4,"column":7},{"text":"0","row":4,"column":8},{"text":"0","row":4,"column":9},{"text":"三、本年度办 理结果","row":5,"column":0,"rowspan":22},{"text":"（一）予以公开","row":5,"column":1,"colspan":2},{"text":"0","row":5,"column":3},{"text":"0","row":5,"column":4},{"text":"0","row":5,"column":5},{"text":"0","row":5,"column":6},{"text":"0","row":5,"column":7},{"text":"0","row":5,"column":8},{"text":"0","row":5,"column":9},{"text":"（二）部分公开","row":6,"column":1,"colspan":2},{"text":"1","row":6,"column":3},{"text":"0","row":6,"column":4},{"text":"0","row":6,"column":5},{"text":"0","row":6,"column":6},{"text":"0","row":6,"column":7},{"text":"2","row":6,"column":8},{"text":"3","row":6,"column":9},{"text":"（三）不予公开","row":7,"column":1,"rowspan":8},{"text":"1、属于国家秘密","row":7,"column":2},{"text":"0","row":7,"column":3},{"text":"377","row":7,"column":4},{"text":"0","row":7,"column":5},{"text":"0","row":7,"column":6},{"text":"0","row":7,"column":7},{"text":"0","row":7,"column":8},{"text":"377","row":7,"column":9},{"text":"2、其他法律法规禁止公开","row":8,"column":2},{"text":"0","row":8,"column":3},{"text":"0","row":8,"column":4},{"text":"0","row":8,"column":5},{"text":"159","row":8,"column":6},{"text":"0","row":8,"column":7},{"text":"0","row":8,"column":8},{"text":"159","row":8,"column":9},{"text":"3、危及三安全\n一稳定","row":9,"column":2},{"text":"0","row":9,"column":3},{"text":"0","row":9,"column":4},{"text":"0","row":9,"column":5},{"text":"0","row":9,"column":6},{"text":"0","row":9,"column":7},{"text":"0","row":9,"column":8},{"text":"0","row":9,"column":9},{"text":"4、保护第三方合法权益","row":10,"column":2},{"text":"0","row":10,"column":3},{"text":"0","row":10,"column":4},{"text":"0","row":10,"column":5},{"text":"0","row":10,"column":6},{"text":"0","row":10,"column":7},{"text":"0","row":10,"column":8},{"text":"0","row":10,"column":9},{"text":"5、属于三类内部事务信息","row":11,"column":2},{"text":"0","row":11,"column":3},{"text":"0","row":11,"column":4},{"text":"0","row":11,"column":5},{"text":"0","row":11,"column":6},{"text":"0","row":11,"column":7},{"text":"0","row":11,"column":8},{"text":"0","row":11,"column":9},{"text":"6、属于四\n类过程性信息","row":12,"column":2},{"text":"0","row":12,"column":3},{"text":"0","row":12,"column":4},{"text":"0","row":12,"column":5},{"text":"0","row":12,"column":6},{"text":"0","row":12,"column":7},{"text":"0","row":12,"column":8},{"text":"0","row":12,"column":9},{"text":"7、属于行政执法案卷","row":13,"column":2},{"text":"0","row":13,"column":3},{"text":"0","row":13,"column":4},{"text":"0","row":13,"column":5},{"text":"0","row":13,"column":6},{"text":"0","row":13,"column":7},{"text":"0","row":13,"column":8},{"text":"0","row":13,"column":9},{"text":"8、属于行政查\n询事项","row":14,"column":2},{"text":"17","row":14,"column":3},{"text":"0","row":14,"column":4},{"text":"0","row":14,"column":5},{"text":"0","row":14,"column":6},{"text":"0","row":14,"column":7},{"text":"0","row":14,"column":8},{"text":"17","row":14,"column":9},{"text":"（四）无法提供","row":15,"column":1,"rowspan":3},{"text":"1、本机关不掌握相\n关政府信息","row":15,"column":2},{"text":"0","row":15,"column":3},{"text":"0","row":15,"column":4},{"text":"0","row":15,"column":5},{"text":"0","row":15,"column":6},{"text":"0","row":15,"column":7},{"text":"0","row":15,"column":8},{"text":"0","row":15,"column":9},{"text":"2、没有现成信息需要另行制作","row":16,"column":2},{"text":"0","row":16,"column":3},{"text":"0","row":16,"column":4},{"text":"0","row":16,"column":5},{"text":"0","row":16,"column":6},{"text":"0","row":16,"column":7},{"text":"0","row":16,"column":8},{"text":"0","row":16,"column":9},{"text":"3、补正后 申请内容仍不明确","row":17,"column":2},{"text":"0","row":17,"column":3},{"text":"0","row":17,"column":4},{"text":"0","row":17,"column":5},{"text":"0","row":17,"column":6},{"text":"0","row":17,"column":7},{"text":"0","row":17,"column":8},{"text":"0","row":17,"column":9},{"text":"（五）\n不予处理","row":18,"column":1,"rowspan":5},{"text":"1、信访、举报、投诉类申请","row":18,"column":2},{"text":"0","row":18,"column":3},{"text":"0","row":18,"column":4},{"text":"0","row":18,"column":5},{"text":"0","row":18,"column":6},{"text":"0","row":18,"column":7},{"text":"1","row":18,"column":8},{"text":"1","row":18,"column":9},{"text":"2、重 复申请","row":19,"column":2},{"text":"0","row":19,"column":3},{"text":"0","row":19,"column":4},{"text":"0","row":19,"column":5},{"text":"0","row":19,"column":6},{"text":"0","row":19,"column":7},{"text":"0","row":19,"column":8},{"text":"0","row":19,"column":9},{"text":"3、要求提供公开出版物","row":20,"column":2},{"text":"0","row":20,"column":3},{"text":"0","row":20,"column":4},{"text":"0","row":20,"column":5},{"text":"0","row":20,"column":6},{"text":"0","row":20,"column":7},{"text":"1","row":20,"column":8},{"text":"1","row":20,"column":9},{"text":"4、无正当理由大量反复申请","row":21,"column":2},{"text":"0","row":21,"column":3},{"text":"0","row":21,"column":4},{"text":"0","row":21,"column":5},{"text":"0","row":21,"column":6},{"text":"0","row":21,"column":7},{"text":"0","row":21,"column":8},{"text":"0","row":21,"column":9},{"text":"5、要求 行政机关确认或重新出具已获取信息","row":22,"column":2},{"text":"0","row":22,"column":3},{"text":"0","row":22,"column":4},{"text":"1","row":22,"column":5},{"text":"230","row":22,"column":6},{"text":"97","row":22,"column":7},{"text":"0","row":22,"column":8},{"text":"328","row":22,"column":9},{"text":"（六）其他","row":23,"column":1,"rowspan":3},{"text":"1、逾期不补正","row":23,"column":2},{"text":"0","row":23,"column":3},{"text":"0","row":23,"column":4},{"text":"0","row":23,"column":5},{"text":"0","row":23,"column":6},{"text":"0","row":23,"column":7},{"text":"0","row":23,"column":8},{"text":"0","row":23,"column":9},{"text":"2、逾期不 缴费","row":24,"column":2},{"text":"0","row":24,"column":3},{"text":"0","row":24,"column":4},{"text":"0","row":24,"column":5},{"text":"0","row":24,"column":6},{"text":"0","row":24,"column":7},{"text":"0","row":24,"column":8},{"text":"0","row":24,"column":9},{"text":"3、\n其他","row":25,"column":2},{"text":"0","row":25,"column":3},{"text":"0","row":25,"column":4},{"text":"0","row":25,"column":5},{"text":"0","row":25,"column":6},{"text":"7","row":25,"column":7},{"text":"0","row":25,"column":8},{"text":"7","row":25,"column":9},{"text":"（七）总记","row":26,"column":1,"colspan":2},{"text":"18","row":26,"column":3},{"text":"377","row":26,"column":4},{"text":"1","row":26,"column":5},{"text":"389","row":26,"column":6},{"text":"104","row":26,"column":7},{"text":"4","row":26,"column":8},{"text":"893","row":26,"column":9},{"text":"四、结转下年继\n续办理","row":27,"column":0,"colspan":3},{"text":"0","row":27,"column":3},{"text":"0","row":27,"column":4},{"text":"0","row":27,"column":5},{"text":"0","row":27,"column":6},{"text":"0","row":27,"column":7},{"text":"0","row":27,"column":8},{"text":"0","row":27,"column":9}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2023/2','410300-洛阳市财政局-2023',4,2,NULL,0,'[{"text":"行政 复议","row":0,"column":0,"colspan":5},{"text":"行政诉讼","row":0,"column":5,"colspan":10},{"text":"结果维持","row":1,"column":0,"rowspan":2},{"text":"结果纠正","row":1,"column":1,"rowspan":2},{"text":"其他\n结果","row":1,"column":2,"rowspan":2},{"text":"未审结","row":1,"column":3,"rowspan":2},{"text":"总记","row":1,"column":4,"rowspan":2},{"text":"未经\n复议直接起诉","row":1,"column":5,"colspan":5},{"text":"复议后诉讼","row":1,"column":10,"colspan":5},{"text":"结果维持","row":2,"column":5},{"text":"结果 纠正","row":2,"column":6},{"text":"其他结果","row":2,"column":7},{"text":"尚未\n审结","row":2,"column":8},{"text":"合计","row":2,"column":9},{"text":"结果\n维持","row":2,"column":10},{"text":"结果纠正","row":2,"column":11},{"text":"其它\n结果","row":2,"column":12},{"text":"尚未审结","row":2,"column":13},{"text":"合计","row":2,"column":14},{"text":"1","row":3,"column":0},{"text":"0","row":3,"column":1},{"text":"0","row":3,"column":2},{"text":"342","row":3,"column":3},{"text":"343","row":3,"column":4},{"text":"0","row":3,"column":5},{"text":"0","row":3,"column":6},{"text":"0","row":3,"column":7},{"text":"0","row":3,"column":8},{"text":"0","row":3,"column":9},{"text":"0","row":3,"column":10},{"text":"0","row":3,"column":11},{"text":"0","row":3,"column":12},{"text":"0","row":3,"column":13},{"text":"0","row":3,"column":14}]');
CREATE TABLE "stages" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "stages" VALUES('fetch','抓取 Fetch','抓取','Fetch',1,NULL,'The page or file could not be fetched.');
INSERT INTO "stages" VALUES('read','读取 Read','读取','Read',2,NULL,'The bytes could not be read: empty, damaged, or of a format without a reader.');
INSERT INTO "stages" VALUES('recognise','识别 Recognise','识别','Recognise',3,NULL,'The document was read, but it is no report, or not whose or for which year.');
INSERT INTO "stages" VALUES('write','入库 Write','入库','Write',4,NULL,'The report was read, but its rows could not be written.');
CREATE TABLE "statuses" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "statuses" VALUES('clean','无疑问 Clean','无疑问','Clean',1,NULL,'No rule fails that puts a figure in doubt, and nothing had to be warned of.');
INSERT INTO "statuses" VALUES('flagged','有疑问 Flagged','有疑问','Flagged',2,NULL,'A rule of arithmetic, over years or over text and tables fails, or a cell or label could not be read: see its checks and warnings. A report that is late or copied has figures as good as others, and is not flagged for it.');
CREATE TABLE "verdicts" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "verdicts" VALUES('pass','相符 Pass','相符','Pass',1,NULL,'The rule holds over the figures as printed.');
INSERT INTO "verdicts" VALUES('fail','不符 Fail','不符','Fail',2,NULL,'The rule does not hold over the figures as printed.');
INSERT INTO "verdicts" VALUES('unknown','无法核对 Unknown','无法核对','Unknown',3,NULL,'A figure the rule needs is blank or could not be read.');
CREATE INDEX "idx_crawls_portal_started_at"
    ON "crawls" ("portal", "started_at");
CREATE INDEX "idx_archive_files_crawl"
    ON "archive_files" ("crawl");
CREATE INDEX "idx_archive_records_file"
    ON "archive_records" ("file");
CREATE INDEX "idx_archive_records_url"
    ON "archive_records" ("url");
CREATE INDEX "idx_archive_records_payload"
    ON "archive_records" ("payload");
CREATE INDEX "idx_archive_records_sha256"
    ON "archive_records" ("sha256");
CREATE INDEX "idx_archive_records_refers_to"
    ON "archive_records" ("refers_to");
CREATE INDEX "idx_captures_url_document"
    ON "captures" ("url", "document");
CREATE INDEX "idx_captures_crawl"
    ON "captures" ("crawl");
CREATE INDEX "idx_captures_document"
    ON "captures" ("document");
CREATE INDEX "idx_captures_role"
    ON "captures" ("role");
CREATE INDEX "idx_captures_portal"
    ON "captures" ("portal");
CREATE INDEX "idx_readings_key"
    ON "readings" ("key");
CREATE INDEX "idx_readings_source"
    ON "readings" ("source");
CREATE INDEX "idx_readings_document"
    ON "readings" ("document");
CREATE INDEX "idx_readings_report_id"
    ON "readings" ("report_id");
CREATE INDEX "idx_readings_outcome"
    ON "readings" ("outcome");
CREATE INDEX "idx_readings_stage"
    ON "readings" ("stage");
CREATE INDEX "idx_issuers_division"
    ON "issuers" ("division");
CREATE INDEX "idx_issuers_kind"
    ON "issuers" ("kind");
CREATE INDEX "idx_reports_issuer_id_year"
    ON "reports" ("issuer_id", "year");
CREATE INDEX "idx_reports_year"
    ON "reports" ("year");
CREATE INDEX "idx_reports_form"
    ON "reports" ("form");
CREATE INDEX "idx_reports_status"
    ON "reports" ("status");
CREATE INDEX "idx_reports_portal_issuer_id_year"
    ON "reports" ("portal", "issuer_id", "year");
CREATE INDEX "idx_reports_document"
    ON "reports" ("document");
CREATE INDEX "idx_reports_url"
    ON "reports" ("url");
CREATE INDEX "idx_report_documents_url"
    ON "report_documents" ("url");
CREATE INDEX "idx_report_documents_document"
    ON "report_documents" ("document");
CREATE INDEX "idx_report_documents_portal"
    ON "report_documents" ("portal");
CREATE INDEX "idx_report_documents_agrees"
    ON "report_documents" ("agrees");
CREATE INDEX "idx_report_documents_reading"
    ON "report_documents" ("reading");
CREATE INDEX "idx_source_tables_report_id"
    ON "source_tables" ("report_id");
CREATE INDEX "idx_source_tables_section"
    ON "source_tables" ("section");
CREATE INDEX "idx_sections_report_id"
    ON "sections" ("report_id");
CREATE INDEX "idx_sections_number"
    ON "sections" ("number");
CREATE INDEX "idx_disclosures_clause"
    ON "disclosures" ("clause");
CREATE INDEX "idx_disclosures_item"
    ON "disclosures" ("item");
CREATE INDEX "idx_disclosures_measure"
    ON "disclosures" ("measure");
CREATE INDEX "idx_disclosures_source_table"
    ON "disclosures" ("source_table");
CREATE UNIQUE INDEX "idx_disclosures_report_id_clause_item_measure"
    ON "disclosures" ("report_id", "clause", "item", "measure");
CREATE INDEX "idx_requests_outcome_report_id_total"
    ON "requests" ("outcome", "report_id", "total");
CREATE INDEX "idx_requests_report_id_outcome_total"
    ON "requests" ("report_id", "outcome", "total");
CREATE INDEX "idx_requests_source_table"
    ON "requests" ("source_table");
CREATE UNIQUE INDEX "idx_requests_report_id_outcome"
    ON "requests" ("report_id", "outcome");
CREATE INDEX "idx_appeals_channel"
    ON "appeals" ("channel");
CREATE INDEX "idx_appeals_source_table"
    ON "appeals" ("source_table");
CREATE UNIQUE INDEX "idx_appeals_report_id_channel"
    ON "appeals" ("report_id", "channel");
CREATE INDEX "idx_indicators_source_table"
    ON "indicators" ("source_table");
CREATE UNIQUE INDEX "idx_indicators_report_id_indicator"
    ON "indicators" ("report_id", "indicator");
CREATE INDEX "idx_checks_rule_status_report_id"
    ON "checks" ("rule", "status", "report_id");
CREATE INDEX "idx_checks_status_report_id"
    ON "checks" ("status", "report_id");
CREATE INDEX "idx_copied_texts_other_report"
    ON "copied_texts" ("other_report");
CREATE INDEX "idx_revisions_new_capture"
    ON "revisions" ("new_capture");
CREATE INDEX "idx_revisions_old_capture"
    ON "revisions" ("old_capture");
CREATE INDEX "idx_revisions_noticed_at"
    ON "revisions" ("noticed_at");
CREATE INDEX "idx_problems_url"
    ON "problems" ("url");
CREATE INDEX "idx_problems_stage"
    ON "problems" ("stage");
CREATE INDEX "idx_problems_portal"
    ON "problems" ("portal");
CREATE INDEX "idx_problems_document"
    ON "problems" ("document");
CREATE INDEX "idx_problems_issuer_id_year"
    ON "problems" ("issuer_id", "year");
CREATE INDEX "idx_expected_issuers_issuer_id"
    ON "expected_issuers" ("issuer_id");
CREATE INDEX "idx_expected_issuers_division"
    ON "expected_issuers" ("division");
CREATE INDEX "idx_expected_issuers_kind"
    ON "expected_issuers" ("kind");
CREATE INDEX "idx_corrections_status"
    ON "corrections" ("status");
CREATE VIRTUAL TABLE "sections_fts" USING fts5(heading, text, content='', tokenize='unicode61 remove_diacritics 0');
PRAGMA application_id=1852399982;
PRAGMA user_version=3;
