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
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2022',2,'litigation_direct',1,0,0,0,1,'{"upheld":"1","corrected":"0","other":"0","pending":"0","total":"1"}','410300-洛阳市财政局-2022/2','{"upheld":{"table":2,"row":3,"column":5},"corrected":{"table":2,"row":3,"column":6},"other":{"table":2,"row":3,"column":7},"pending":{"table":2,"row":3,"column":8},"total":{"table":2,"row":3,"column":9}}');
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2022',3,'litigation_after_reconsideration',0,0,0,0,0,'{"upheld":"0","corrected":"0","other":"0","pending":"0","total":"0"}','410300-洛阳市财政局-2022/2','{"upheld":{"table":2,"row":3,"column":10},"corrected":{"table":2,"row":3,"column":11},"other":{"table":2,"row":3,"column":12},"pending":{"table":2,"row":3,"column":13},"total":{"table":2,"row":3,"column":14}}');
INSERT INTO "appeals" VALUES('410300-洛阳市财政局-2023',1,'reconsideration',0,0,0,0,0,'{"upheld":"0","corrected":"0","other":"0","pending":"0","total":"0"}','410300-洛阳市财政局-2023/2','{"upheld":{"table":2,"row":3,"column":0},"corrected":{"table":2,"row":3,"column":1},"other":{"table":2,"row":3,"column":2},"pending":{"table":2,"row":3,"column":3},"total":{"table":2,"row":3,"column":4}}');
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
   "archive" TEXT REFERENCES "archive_records"("id"),
   "transport" TEXT REFERENCES "transports"("code")
) STRICT;
INSERT INTO "captures" VALUES('20240201T080000.000000Z-8b6bf6fa1d9a053f','https://www.ly.gov.cn/2023/01-20/1.html','2024-02-01T08:00:00.000000Z',200,'report','its title says so',NULL,NULL,NULL,'luoyang',NULL,'5a76e5d376640d3a78608396386ebc15179b9dd8d51874b1d369cf781059a56a','text/html',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "captures" VALUES('20240201T080000.000000Z-6facc899560ca33b','https://www.ly.gov.cn/2024/01-20/2.html','2024-02-01T08:00:00.000000Z',200,'report','its title says so',NULL,NULL,NULL,'luoyang',NULL,'27bf42c567732e42674d4b067c1bc015640467e0d6f3d578a4cba4a9ed3c361b','text/html',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.natural_person','pass',119,119,'本年新收 + 上年结转 = 总计 + 结转下年度: 119 = 119','sum.holds','{"left":119,"right":119}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.company','pass',292,292,'本年新收 + 上年结转 = 总计 + 结转下年度: 292 = 292','sum.holds','{"left":292,"right":292}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.research_institution','pass',0,0,'本年新收 + 上年结转 = 总计 + 结转下年度: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.social_organisation','pass',0,0,'本年新收 + 上年结转 = 总计 + 结转下年度: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.legal_service','pass',3,3,'本年新收 + 上年结转 = 总计 + 结转下年度: 3 = 3','sum.holds','{"left":3,"right":3}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.other','pass',492,492,'本年新收 + 上年结转 = 总计 + 结转下年度: 492 = 492','sum.holds','{"left":492,"right":492}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.balance','requests.total','pass',906,906,'本年新收 + 上年结转 = 总计 + 结转下年度: 906 = 906','sum.holds','{"left":906,"right":906}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.natural_person','pass',119,119,'各项办理结果之和 = 总计: 119 = 119','sum.holds','{"left":119,"right":119}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.company','pass',292,292,'各项办理结果之和 = 总计: 292 = 292','sum.holds','{"left":292,"right":292}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.research_institution','pass',0,0,'各项办理结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.social_organisation','pass',0,0,'各项办理结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.legal_service','pass',3,3,'各项办理结果之和 = 总计: 3 = 3','sum.holds','{"left":3,"right":3}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.other','pass',492,492,'各项办理结果之和 = 总计: 492 = 492','sum.holds','{"left":492,"right":492}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.outcomes','requests.total','pass',906,906,'各项办理结果之和 = 总计: 906 = 906','sum.holds','{"left":906,"right":906}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.new','pass',787,787,'六类申请人之和 = 总计: 787 = 787','sum.holds','{"left":787,"right":787}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.carried_in','pass',119,119,'六类申请人之和 = 总计: 119 = 119','sum.holds','{"left":119,"right":119}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.granted','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.partially_granted','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_state_secret','pass',112,112,'六类申请人之和 = 总计: 112 = 112','sum.holds','{"left":112,"right":112}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_prohibited_by_law','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_security_stability','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_third_party','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_internal','pass',291,291,'六类申请人之和 = 总计: 291 = 291','sum.holds','{"left":291,"right":291}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_process','pass',7,7,'六类申请人之和 = 总计: 7 = 7','sum.holds','{"left":7,"right":7}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_enforcement_file','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.refused_administrative_query','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unavailable_not_held','pass',370,370,'六类申请人之和 = 总计: 370 = 370','sum.holds','{"left":370,"right":370}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unavailable_needs_creation','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unavailable_unclear','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_petition','pass',121,121,'六类申请人之和 = 总计: 121 = 121','sum.holds','{"left":121,"right":121}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_repeat','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_publication','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_vexatious','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.unprocessed_confirmation','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.other_no_correction','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.other_fee_unpaid','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.other_misc','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.total','pass',906,906,'六类申请人之和 = 总计: 906 = 906','sum.holds','{"left":906,"right":906}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','requests.applicants','requests.carried_out','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','appeals.total','appeals.reconsideration','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','appeals.total','appeals.litigation_direct','pass',1,1,'四种结果之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','appeals.total','appeals.litigation_after_reconsideration','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.requests','requests.new.total','pass',787,787,'本年新收: the text says 787, so does the table: “2022年收到申请787件；”','narrative.stated','{"quantity":"requests.new.total","said":{"code":"narrative.agrees","values":{"printed":"787"}},"sentence":"2022年收到申请787件；"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.requests','requests.carried_in.total','pass',119,119,'上年结转: the text says 119, so does the table: “上年度结转119宗；”','narrative.stated','{"quantity":"requests.carried_in.total","said":{"code":"narrative.agrees","values":{"printed":"119"}},"sentence":"上年度结转119宗；"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.appeals','appeals.reconsideration.total','pass',0,0,'行政复议: the text says 0, so does the table: “因政府信息公开引发行政复议 0 件；”','narrative.stated','{"quantity":"appeals.reconsideration.total","said":{"code":"narrative.agrees","values":{"printed":"0"}},"sentence":"因政府信息公开引发行政复议 0 件；"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','narrative.appeals','appeals.litigation.total','pass',1,1,'行政诉讼: the text says 1, so does the table: “因政府信息公开被提起行政诉讼1宗。”','narrative.stated','{"quantity":"appeals.litigation.total","said":{"code":"narrative.agrees","values":{"printed":"1"}},"sentence":"因政府信息公开被提起行政诉讼1宗。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2022','structure.sections','sections','pass',6,6,'all six sections are there','structure.whole','{}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.natural_person','pass',118,118,'本年新收 + 上年结转 = 总计 + 结转下年度: 118 = 118','sum.holds','{"left":118,"right":118}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.company','pass',0,0,'本年新收 + 上年结转 = 总计 + 结转下年度: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.research_institution','pass',8,8,'本年新收 + 上年结转 = 总计 + 结转下年度: 8 = 8','sum.holds','{"left":8,"right":8}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.social_organisation','pass',41,41,'本年新收 + 上年结转 = 总计 + 结转下年度: 41 = 41','sum.holds','{"left":41,"right":41}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.legal_service','pass',0,0,'本年新收 + 上年结转 = 总计 + 结转下年度: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.other','pass',2,2,'本年新收 + 上年结转 = 总计 + 结转下年度: 2 = 2','sum.holds','{"left":2,"right":2}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.balance','requests.total','pass',169,169,'本年新收 + 上年结转 = 总计 + 结转下年度: 169 = 169','sum.holds','{"left":169,"right":169}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.natural_person','pass',118,118,'各项办理结果之和 = 总计: 118 = 118','sum.holds','{"left":118,"right":118}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.company','pass',0,0,'各项办理结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.research_institution','pass',8,8,'各项办理结果之和 = 总计: 8 = 8','sum.holds','{"left":8,"right":8}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.social_organisation','pass',41,41,'各项办理结果之和 = 总计: 41 = 41','sum.holds','{"left":41,"right":41}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.legal_service','pass',0,0,'各项办理结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.other','pass',2,2,'各项办理结果之和 = 总计: 2 = 2','sum.holds','{"left":2,"right":2}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.outcomes','requests.total','pass',169,169,'各项办理结果之和 = 总计: 169 = 169','sum.holds','{"left":169,"right":169}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.new','pass',169,169,'六类申请人之和 = 总计: 169 = 169','sum.holds','{"left":169,"right":169}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.carried_in','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.granted','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.partially_granted','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_state_secret','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_prohibited_by_law','pass',40,40,'六类申请人之和 = 总计: 40 = 40','sum.holds','{"left":40,"right":40}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_security_stability','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_third_party','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_internal','pass',2,2,'六类申请人之和 = 总计: 2 = 2','sum.holds','{"left":2,"right":2}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_process','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_enforcement_file','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.refused_administrative_query','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unavailable_not_held','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unavailable_needs_creation','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unavailable_unclear','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_petition','pass',1,1,'六类申请人之和 = 总计: 1 = 1','sum.holds','{"left":1,"right":1}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_repeat','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_publication','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_vexatious','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.unprocessed_confirmation','pass',7,7,'六类申请人之和 = 总计: 7 = 7','sum.holds','{"left":7,"right":7}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.other_no_correction','pass',117,117,'六类申请人之和 = 总计: 117 = 117','sum.holds','{"left":117,"right":117}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.other_fee_unpaid','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.other_misc','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.total','pass',169,169,'六类申请人之和 = 总计: 169 = 169','sum.holds','{"left":169,"right":169}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','requests.applicants','requests.carried_out','pass',0,0,'六类申请人之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','appeals.total','appeals.reconsideration','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','appeals.total','appeals.litigation_direct','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','appeals.total','appeals.litigation_after_reconsideration','pass',0,0,'四种结果之和 = 总计: 0 = 0','sum.holds','{"left":0,"right":0}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.requests','requests.accepted.total','pass',169,169,'受理: the text says 169, so does the table: “2023年，共受理政府信息公开申请169份，按时办结一百六十九件。”','narrative.stated','{"quantity":"requests.accepted.total","said":{"code":"narrative.agrees","values":{"printed":"169"}},"sentence":"2023年，共受理政府信息公开申请169份，按时办结一百六十九件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.requests','requests.total.total','pass',169,169,'办理结果总计: the text says 一百六十九, so does the table: “2023年，共受理政府信息公开申请169份，按时办结一百六十九件。”','narrative.stated','{"quantity":"requests.total.total","said":{"code":"narrative.agrees","values":{"printed":"一百六十九"}},"sentence":"2023年，共受理政府信息公开申请169份，按时办结一百六十九件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.disclosures','disclosures.20.1.normative_documents.issued','pass',0,0,'制发规范性文件: the text says 0, so does the table: “制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.issued","said":{"code":"narrative.agrees","values":{"printed":"0"}},"sentence":"制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.disclosures','disclosures.20.1.normative_documents.repealed','pass',5,5,'废止规范性文件: the text says 5, so does the table: “制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.repealed","said":{"code":"narrative.agrees","values":{"printed":"5"}},"sentence":"制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','narrative.disclosures','disclosures.20.1.normative_documents.in_force','pass',11,11,'现行有效规范性文件: the text says 十一, so does the table: “制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。”','narrative.stated','{"quantity":"disclosures.20.1.normative_documents.in_force","said":{"code":"narrative.agrees","values":{"printed":"十一"}},"sentence":"制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。"}');
INSERT INTO "checks" VALUES('410300-洛阳市财政局-2023','structure.sections','sections','pass',6,6,'all six sections are there','structure.whole','{}');
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
INSERT INTO "coverage_states" VALUES('elsewhere','仅见于他处 Elsewhere','仅见于他处','Elsewhere',4,NULL,'Found only on portals that can''t speak for the organ; its own portal was not seen to publish it.');
INSERT INTO "coverage_states" VALUES('unreadable','无法读取 Unreadable','无法读取','Unreadable',5,NULL,'A page or file that seems to be it was seen, but it could not be fetched or read: see problems.');
INSERT INTO "coverage_states" VALUES('missing','未找到 Missing','未找到','Missing',6,NULL,'Nothing was found. That it was never published does not follow.');
INSERT INTO "coverage_states" VALUES('not_due','未到期 Not due','未到期','Not due',7,NULL,'Nothing was found, and its deadline (31 March, where no day is named) had not passed at the last crawl.');
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
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',1,'20.1','regulations','issued',1,'件','1','410300-洛阳市财政局-2022/0','{"table":0,"row":2,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',2,'20.1','regulations','repealed',42,'件','42','410300-洛阳市财政局-2022/0','{"table":0,"row":2,"column":2}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',3,'20.1','regulations','in_force',0,'件','0','410300-洛阳市财政局-2022/0','{"table":0,"row":2,"column":3}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',4,'20.1','normative_documents','issued',1924,'件','1924','410300-洛阳市财政局-2022/0','{"table":0,"row":3,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',5,'20.1','normative_documents','repealed',518,'件','518','410300-洛阳市财政局-2022/0','{"table":0,"row":3,"column":2}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',6,'20.1','normative_documents','in_force',0,'件','0','410300-洛阳市财政局-2022/0','{"table":0,"row":3,"column":3}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',7,'20.5','licensing','decisions',6,'件','6','410300-洛阳市财政局-2022/0','{"table":0,"row":6,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',8,'20.6','penalties','decisions',8,'件','8','410300-洛阳市财政局-2022/0','{"table":0,"row":9,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',9,'20.6','coercion','decisions',15,'件','15','410300-洛阳市财政局-2022/0','{"table":0,"row":10,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2022',10,'20.8','fees','amount',0,'万元','0','410300-洛阳市财政局-2022/0','{"table":0,"row":13,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',1,'20.1','regulations','issued',792,'件','792','410300-洛阳市财政局-2023/0','{"table":0,"row":2,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',2,'20.1','regulations','repealed',39,'件','39','410300-洛阳市财政局-2023/0','{"table":0,"row":2,"column":2}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',3,'20.1','regulations','in_force',2185,'件','2185','410300-洛阳市财政局-2023/0','{"table":0,"row":2,"column":3}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',4,'20.1','normative_documents','issued',0,'件','0','410300-洛阳市财政局-2023/0','{"table":0,"row":3,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',5,'20.1','normative_documents','repealed',5,'件','5','410300-洛阳市财政局-2023/0','{"table":0,"row":3,"column":2}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',6,'20.1','normative_documents','in_force',11,'件','11','410300-洛阳市财政局-2023/0','{"table":0,"row":3,"column":3}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',7,'20.5','licensing','decisions',12,'件','12','410300-洛阳市财政局-2023/0','{"table":0,"row":6,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',8,'20.6','penalties','decisions',24,'件','24','410300-洛阳市财政局-2023/0','{"table":0,"row":9,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',9,'20.6','coercion','decisions',1798,'件','1798','410300-洛阳市财政局-2023/0','{"table":0,"row":10,"column":1}');
INSERT INTO "disclosures" VALUES('410300-洛阳市财政局-2023',10,'20.8','fees','amount',0,'万元','0','410300-洛阳市财政局-2023/0','{"table":0,"row":13,"column":1}');
CREATE TABLE "divisions" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "level" TEXT NOT NULL REFERENCES "levels"("code"),
   "parent" TEXT REFERENCES "divisions"("code"),
   "last_year" INTEGER,
   "became" TEXT REFERENCES "divisions"("code")
) STRICT;
INSERT INTO "divisions" VALUES('000000','全国','country',NULL,NULL,NULL);
INSERT INTO "divisions" VALUES('410000','河南省','province','000000',NULL,NULL);
INSERT INTO "divisions" VALUES('410300','洛阳市','prefecture','410000',NULL,NULL);
CREATE TABLE "documents" (
   "sha256" TEXT PRIMARY KEY NOT NULL,
   "media_type" TEXT NOT NULL,
   "size" INTEGER NOT NULL,
   "first_seen" TEXT NOT NULL
) STRICT;
INSERT INTO "documents" VALUES('5a76e5d376640d3a78608396386ebc15179b9dd8d51874b1d369cf781059a56a','text/html',43459,'2024-02-01T08:00:00.000000Z');
INSERT INTO "documents" VALUES('27bf42c567732e42674d4b067c1bc015640467e0d6f3d578a4cba4a9ed3c361b','text/html',42838,'2024-02-01T08:00:00.000000Z');
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
INSERT INTO "readings" VALUES('6b270b7e2e4c643e-v3-0','6b270b7e2e4c643e','5a76e5d376640d3a78608396386ebc15179b9dd8d51874b1d369cf781059a56a','{"name":"1.html","division":"410300"}','3',0,NULL,'5a76e5d376640d3a78608396386ebc15179b9dd8d51874b1d369cf781059a56a','report',NULL,NULL,NULL,NULL,'text/html','410300-洛阳市财政局-2022','洛阳市财政局','{"id":"410300-洛阳市财政局","name":"洛阳市财政局","division":"410300","kind":"department"}',200,200,0,0,'8a239d95193f86cf','684fc985beef7807',X'7801ED5DEB6E13C9B67E15CBD291CEE83039B1136E91CE934CB622E334E0B31D3BDB76983D1A212503B927246C12C29030102084B307122E1930CEED5DF676B7ED5FF30AE7ABAAB6BB567557B9DBB990619010B29DB5AAABBE55DF5A755955FD63BC981F29A4AD8152EA4AD62AC6FBBEFB319E198CF7C57B13DD3DDDDDDF3A3BAB8D07EFEDF24FF59DA7CED2A1FD76F4DB647732F9DFDDF173F182359C2F9406428843B868A54B997C2EDE973C171FCE1733E24B37BEA4AE59F1BEDC48367B2E7E359B2A95AC9C850AE02F692B9B458DE2DFFDD81F2F597F2FF5C7FBFAE3B557AFAA95397B7ECC79B41EC397DFF7A6AAE5D1DFF7A61BEB9FFAE3E7FAE385FCF710ECC6A7743E3B3294F3BE148753EC5BEFCD737281D5C375676CBBBF3F674F8CDB5B7219095206D572D65ED99F76ECA90FF6C25D67F94D6372417A38514C042A561ED72AE5EAEE07E8EA149354B176E74D7D7DCE599B7696A7CC4FECA18A4C6BE9B0BE79BBF6EB13E9594943EB123A39A531BD499DA052F96E9D9CAEAEF5B95BCEE866CCB93F099024E51E53AD2F277B75A24AC5CF272EE9240D35270F576A2EF74BB75B56967CDDB297545F7C31754B5F9F3C4F0AA08676FBE4F3DBB5C5097BE2BDBDF510BDDAD75548096E4F75ABA034C9ED385B657B615B42EB82A10A177472C60729D8A1D660B53DFEDA07DF45F2E8F6F0C57CF85D2225B4C3CF071E5137B6498067C318FB0F25502E1B9E2F77492217E6417B153823E94109EA01694B13E7B592C6672986E256FA959B4B71BF09B798A3F95F938B72963ED4773EE1D98DC9BB8DA78FE4F61035637B84915048B5325B2D3F84C7718BF502498290BE9BE228BB352AA83EF62F7168868AAC898E236B8F1C591391232BACC93CC8D40A7ABD33BF557B78DB9E3DA8BDDCB7C7DFD7DEEF56CB95DFF71EB20E501E45A8B5679E88CE80CFD54FB3F63FE67EDF9BABBD9EAE56EE7099696699A698BDBA2A894D4BB6A29D14DC40F46E3A23426FC535D596DED7B73F562B15E7D6B83DF19BAE44D7766E8917A9F1EA93FFACDDFE8032246DD26D99B6571F252E38EF97D9E3A7EEDBE31FAABBF76BBBB76BBB93BA925CB7EFD6E33CAD87BD3855DF5AD7A93247A0AD84BD3C816ECBFAEFDE18FBE0755BC20165C453DBBC5B7BB2E4AC559C5F6EEB54D43A8EBFAAADCEF81A499E7281360B00D907B3A89BB3366FCFAC9B1FA7984660AAABDB25FA2074C87F8F8E89E0E7DC7F0306B3816A654D0CECECF157F6DEA8E82F3E774EB96DEA7032D38996D2319397E521119154ACA02D51815E2BA7E0DD23C1459EAB60DBABAFA102ECC54B1775655E564C50998309AAE5198C896BBBF7EAFBAF34801BC63F0A9089C465E9E1444F919401227206C0899C017022A700AE7DAE02B8564E81DBD06215EEF274ABC7DB33BF60B807D09D5FD624C0C8288F7959C987289EAC3583AA56A6AABB1B8230BAA2685C534A925B4A2A60B0189133588CC8192C46E40C162372068B1139C562DAF62AF66208571020A7638D5B2FEDA9091FC464486D84589E99112D03C444CE00319133404CE40C10133903C4444E8158DBDE0088CB6CD00194ABE57974651FC864F2C040F628A13EB4CB7EFB0B4632F6EABEBDF5A1B6F9C0DE9E9008410A52289048C8FE9F481A2C44E40C162272060B11398385889CC142444E054BDF62C546C92E11D7C5C8408CBDF199AD4CBC18735E3FF5598CCCB614A065EE113903CC44CE00339133C04CE40C30133903CC444E8159DB5E05E49E2E7BFEADBD30F3AFD1B56A79DADE9AB6C75FC63044AABD640B02FF1A95674A649269C097C819F02572067C899C015F2267C097C819F02572067C899C826F6F57F5F09133F35CCC729CFB9F307C472766E3DC47B7304696FC049D821BF0A5820680A9A001612A6880980A1A30A6820690A9A001652AA8C07CDE75C1E8C3B5B7BB58C641E4C4241D130977BDD69BEAD0B50613CC74764787B0C9CB72A8A1659A8026659A80268226A089A0096822A8006D6A8E02F58556B45B05D4F5C3C9DA4B3E6D1BDDF4434D267C0AD4F2DA5F82082A3D9A004D044D40134113D044D004341134014D0415A0E529126DB502F3451766780A37F44D6FC27138EB53F6FC473FD2640AA7202DC702BAECA420AD1734214D1E6D429A089A90268226A489A082B4BE310AD2977C483FDEA86F3F85FBC02A94EC9FC9ECCE84311134614C044D18134113C644D084311134614C044D1813410563B6F4BBBA8AC1B6B3F284C53E74E485C5EAC1AA0C2F993A3167E50DB8150C135D58BEC10A11961A317877EECC390BD8DC5B2DB3EF627B4E72F7A45893D588A0F244D29988A0C96A44D064352268B21A1154ACD673515F4BC56E2651C572C9AE98F30ECB71D3D85074A61605BE8DB5D1FA8B317BE1055C13F611AAFBF25A42824CD04C88134113E244D084381134214E044D881341057182371154F0D60B2A68F774D5D7379CD7CFECC53B62494CEC485577E759477F70A7B6BE2553864CB44C48134113D244D084341134214D0415A44968278226A489A082B4BE440569BEC8C2765CDDE93FDF0695B125B32BEA8E94E62630C65FAF6F1D56CB07CECC8633B35CDF66A35061406D91267391679BCC45044DE622824AFD49EF24828AB9F4828AB91249620752A66A3083A862B2645763723E663F9FF7234BA660266489A0095922684296089A9025820AB2042E22A8204B4C4004555CE58E47041554E172B09CF2F6271190C5A28A3D59A94D4FD5A6FF4F2A244936DF0C18534103C654D080311534604C05158C65E8A8A082B16C0C2A68C0980A2A18F77661DCC3DCFAFE3DB6FABEF4D67EBE891C207B613EA83727C94CCD84341134214D044D48134113D244D08434115490262621820AD27A4105E9F36E6F76E74C7C8C88A059DF7A8EBDD718FC07B6FCD0BBEDF18FF6C777F53B1FED85FBBE2163924CE04CF8134113FE44D0843F1134E14F044DF8134113FE44D0843F1154F067037D9E8983B5DB1836BA7D1BEE4932676336370CF31BA307CEDA634C1810A4C5C0487648A424939988A0C94C44D064262268321311349989089ACC44044D6622828A99104A39B4C0B5B6B7C33263BC1953924CE44CB8124113AE44D0842B1134E14A044DB8124113AE44D0842B115470EDE94267F5A72390699B095122684294089A102582264489A08228898844D08428115410D597A820CAC6E9E55B18A7B36583D1DDFAD61BB9AB9249971B40DCB4190566BA5D9E248A0AD03429838A9AA026659AA026820AD4725E067DB402354DCCA0A20AD897BBE5C5562AAAC08D551AE40A88A48C6A7936C63334366BBBAF45E2808C3D9986B983C36632165D2C27D19BA829C8EB054DB893124DB813410577FDA315DCF5820AEA7AC1CB37C3E7F7253BCEEFEB95F3FB581A7DB4CCF9D6862B86A8F52D79D9814C04A8E115F44519980ED7B7F6A4AE430A70BD84DB73124ACAA4C854A9EDEE387363520964ACC88AF306110AEFDD022A6CF8AD2B808E429402E0CDEDAD5BF03EBEA41952093628D256C27EF3D059FB270B0D5BEB2846570F16B1F56518F3FE5850D2AAE2D9B5DD0561C7DAEA8E7367A3FEDB475845570F6A12C5A6A2182C50F9CC4AF0686ED70527316ACC4A4696CA735DF86107D596444BA1B5DE7A444BE13800F3598AC82B54E78149CEC924C28A8B0DD3760D0D8C2D4F288716DC614840C725B54B28FDBD6DDB138AD3F625A4D2E20D9E9B8C5015E2CBDE93C829ADD4CA29CDD2CA29ADD1CA29ED900730A47E4AB7D596A77454AD9CD235B5724A97D4D64FE98DDAF2D42EA8170C6B11B5A7E94B0C6B93442F8BA47F691D17F30EA45D48F45CBAD0D373319148F4267A2F22D73DD2F1B3DCC8D015AB10EF435AFC752B3598C95DC3C13237737874B7BA7F4FCC6B119BD94933FC8D9D72C3580959EDFE2370CECC8C58637017D7A656ECF10D7E1CEC91FD71039B274E79DC9E5F66BA73D33656892A2FECED4FF59D17F8858955961BA38BD88B6C2C8DDA0B1FFF3DFA537FEE3F51976FE4BCE51A02CBE204CB9E6669DAF537B79CE51D969DB9780785D4C71E20FD1D19FAB5D5BBB547CFECBB0FECDD0A42000AB1F79ED46FEDE3B9CE1A76E87EA9ADCDB244FE8537E2E9A87963F9509CAA726627B0FFD358D9AABDC6B2F95C6DF9E7FACB51A8201E6016694FCCD73F8C63B28EEA396F57F1C19E9E174FC7C891357CEB796DFA37FBF90E4E06D456DF35C6EE394B9F1AA34FAAE57BCE93059C0FA85626EADBAF1B8FDF331C666690F7E82C3FB3D75E6239811D8B41AD66906437EBCC4DDAF32B2C8B069B51A8FF043B49208E20D80BCFEC03E4D5237BF20E00447E312AD3F8C714FBCC13DE9D471BB5A5DF202FCC512DBFB60F6FC104C860B0CB538008FB9248426FAC1FA099C86C4095F088C6D8BCF372DD7974084514551BDF14F6124671A6EFD9B307F853EDE079756FC585E2E35D71DCA1FE8101C2EC5599FBA65ADEB567D01E96618E5FEDD1C7B547A3B5FDBBB55F7F0616587065352B6343E29F48CE47EA0A12EFEBDBCB4C66E925328718DCFBCBD86EAB6FBDAB6F3E833096441AFB8BA8650DC7799EBF0546CEF4AFCEC202CEC0E1AF0650EA1FC650AC6BD7F2387A0E7B34DF3A5540C18A993DF1337BC4EB25589AA97C7A8107D5B777A0E56CFD565FDC872EB0C0014BE74999610DE1D52D54B53139875AE1FC21E41BF70E30EC30D78A77EBE96FAA078FDCBD2F8E547FCEE51632F5EDA937E24FC835E78D5C1549E4600CA22AF2C831CBB3B7567EDF5B15C9C9A2D2ACEF3C9AC47A5F6374AC7E70C0A05F7D2293C7E5E5DE324E678A21AB18E4C4BAB18405285703E5EB4F81F5221B498913937C949BC0E3F100514BF178FBD37B3C9ED970E5C36518D7E5FC0A478311EFB15BCD3B9389EEEEFF8076631CD499C20804073DB8611E21A314440171C374D2300C43E5EDF1DBF6DE63389EEAFE3CFA62637A078F866EFDF00E1B216EDFAEEEBDC1D341443897C6D3097B7BCF2EBF683C781CA60E26A2E83D47EBD493E2BE3195E9C87D63D623B96FF7D4814742B90FA80E5D5795F31D56051148AA8AC8C8E71D1A67A1987F039974C750F899252FD4605A5E5F7F0976DBAF57D856C2E26D380AB857EC3DA283C3E73A6F2731208531756DB8D0611B6006AF0D62A5C05F699940D5F21D991C2AC6476FC9C50E5B022B7A2DA95696B0E661BF7E8068035F01378D1D314480C6D307300E5C73FD7055ADBA3FCEC2772045C25E3D807140E0FAF43BC482EAC1210B10F39C48DA3FAD2A21926DC8CDCCC0C7D7B777EDC539E1A7D987D77CE2363FCDFCE8ECE3DADE7D8427960AB33E553D9875A667110D99F3D9BDC7DCC7C7757BFB3186016880A89B704A3886565BDAB56F2DA07A08648CE17726EC85776E34E0DDCA9EBB8F36B371C8D88233FE94F9D3F2737B1181FE5E7D6C0E25C013A15DB5AD95FAD601EA00AF56DFDFB247F750A5FAC15DFB1D5CF05CDB56A0AA5A18E13317DEE0A460636547C431D4B631FA90D5B6B2E48C6EC097A25176F9567DE6277B63A1554F0549FBCD04863AB55F671B4B3F3BCB0BF5ED79BB728F1512F43BEA83538892EF6D6B526122969DB1BB01FC4048F84FF41F0056DBDD8311C04C70C0597FC6F2F640D1769819ACAA23F3A50E290027E05100832C46017E365124F7C09BD87767181D781E9CE77E02C6B7D3877C6C8631C86675F719FA3F1B5E6E6D9D47F064078FE0D7E617ECCD25D6691616814422294628222A37A3E487D6C8880FE9D3D7ADF45FC5803E92EF2F8C64714104E2C5DF46AC62A9D87525954DE5D2161A501CB9F2BFB85642FE632E551A29A4B203C356A188DB262053C22FEC1689E154B188EF59EB2A1430AC00CA996BD79B9F87AC62912FA7C5E58384B1FF42EABC77A82DF63F31B13080DFC5F0040E8F0FE85FF4C55024FE8EFFF190747E9055B93832D4753D9F1D64CFBD91CAA2FAF811774FB03AE0220A56092CF2B05A886F377997383970D2F9215C81F1831615AC93B750E19F8F8E0A8A012AF83F342AECC11E2AF876D2A814ACA2952AA4AF0F6472C552A634C26F26D1751C5C4BE2761B7C3A3A3CDD00875DA512AEC3F07551B7BB749F342CC57C3A0322E50BD752B94C31F51515EE7CB2D6358052B40A3732C20505BA17B63A219C0B3E1DBD97F4A097F484EE257CD1D9ED253D27DD4BF2A5EB5856D1B1055B5A2D24F8E7A36381628006FE0F8D077BB0E750F0EDA43129E54BA9AC1613ECDDB530E19F8F8E098A0126F83F3426ECC11E26F8760C98E4474A08308871271498312FE2374A78E79DC5C51368BA88CA6725069B813842100E81C0D988B766048E23E08680E2F3C6563304C7105CFFE0081C29908668FBE78D9966EB771C3443B4FB6CC44773FB3B0E9021DA7F3662616A78389B49A772255D34B4BED70E10B014DE1A20F0CFDE0001B3FAD639042CDAF8E21FC4110DF17FE881007B803710C0B7631808B46B7C3A552864AC41CCB7B41818E6E7ED30381BF3F076185C2BA073E09E4BDDC85933CF6CD7F8CF1BF3DA357A385528614E99FD61A05DF3B14DDB5C9D912750ED9A9F40EF67F7A7859B4EF32CA1E6EACB29F4FB827575A4887ECF96A42CCC21D305ABA4ED00B848C4C3807D0EEF05A0CA7048849F22B187795E00DF4E118DE142FE7AE64A066418B8F2C34036A5778C5F24275A9DC24A8F1432A51F58EFB892C9E293B66B7CD13894AE670A8303CC53FC4901C8202E14728605045CEDD0F20CFC7378CF00717806FC1FDA47B207789E01DF4ED733A4B12CAFE581344C8AE21EF9102934006478748A8DB77257F3B8977BC8CA9506AE66B003F2A71A2934BD626A702883D5E75201EBCF37AC01EC0015FE646E612497BA91CA64D9EDEC03B97C69E0BA95D58F1A710D40CB35F0CFE15D03C4E11AF07F6866B00778AE01DF4E811D040DCB1A2C0E6010D5D1DE44BBA1E4D91E49CB388CE4D2596C60691D84172DF0297C8738DB63E9911CC68D2C3A60D8386C61DB8EBD5B40E722717ABD450BFE39020A498E43327CC4640FF068816FA7420B0F0D6C1F83117A2C3C24BED0DE3072852DBD983BC4970EC20DEBEF0C01243EE838E1050A7C0ACF87B3EE163D1EA4F3B9AB99C290B9237C9128F0E5650C1606D2F942C17DEDCA9FAA1B0800AE5AD600C2440AEFA7F913B67E28534C6BDB2D85C328E43FDB4382CE7715DAACAAFF31B6149AABEAD87AD1DAFD8FE4EEB0986CA5B2C5AE96595BC97ECDBFC0B7E573C5CCA0C5668786E19FAED5ABABB5CD797178CFB793F259E25CB361FA26635D30738DB7766030C37CBBD6D43A8A9B1AFD59F81DA9D1A9AB581C1BF8E20C9FC38E18AC7AC3EA6A66B932BBB63A7CF3C7AE9CF5BDC787C0CC33B69FD7DC3AE19FBDA19D9CD8DA1743DE568C1D758B15533F14D996E1B958311F1BCC5B45F127B6E0D017C32DD2A6C33AB84E1A1575775BBC46F00D0E1675E5A4D7BF8D60C70BCBDA4875C5F4A899CCDB6A113FBA5C44B0C6DF9122CBCAE4925EA9A96B05CB2A723951AE901C2EB01553A6D61F4733FAE3376F62FE55C4BA99852C61FEB3A90990EF38EBD6AB5BB33DC1666BBAE64CAE8DF50CDB9E721EB26A3DA6A6B19EEE38D5D12DA736EA580C8896041950D78AE3319EEB8188ED9A5E4971356DECA78934F2091AD576DD3ACB051E51B3F547DA3AB6A8B1A9C762559C0BF693326AFB4EDED65E706D63664D6C954F46A9664E4432B3E924E291EDAC36F3584C8CD3E9214D6C6ADB516C8C4D8291340E7F585DEEAB4669EA8DFC6360E4F4B272F1C98B9A48578815337F8F35F563A9020227929ED98E4C33CFA0F5E8EF71DC83FDC10B7C882E38CE9EC95D8506E2113BFF82EF83989D65F345D4561C88F1DE888ABE95CEA6902780A322C9EE2EB6EE88BDF1217C2B58D746F07E548C7459CB86AC1453C7EF996271846792443A38C26BC8CFC38FE432EC080D4EF0A0D802F6DFFBE2ECA9F27B61F15388F7C10E6753C889E7275CF8DB64117BDD9B5CF089DE212162AED76AE437446C355FE6CC76DCEE5E3C31A0E1BD2C67E2245BEE6656782DC70181882DCFE406F8D620B3569437F0BA16478C0A6838DBF639C976BB0711BC76E3E8A9A6DDB93C5FB5C376DF603E3DC236408FB3BFE31DB1810024F087E3C7805C24E2EE047818E0D06A87181CB1F7E3F5B78120E0F713C6C0D7FFE16C3BC4E08FC203D2077C3CC0744D6EFF79E0EFFA7BEC625858DEC04D25B2B71FB4D299A21B033AA13FF00EA03F3B3972CCF42777E2F9BA3EFA9FDC6CF67CB7D9C316925F4A197E8EC40B72476D76707F3F81DE4E6E66F6351BA74E35CD4EE7AD425AAC621D5FAB13F03001D64EB05E76CCE66E5E0F26DEF8EB6B38FE4C5ACE90770D8E757AEAE05343F9911C5BD9EAA47F4BE1AD3C698FDF62C5F031CD094438FAEE15D6660CED5A4B017DDFFD28BDE99ECD19A2446B37831EC3292C91A011CAC1668CAC30FA14C779FBD89159941E708C9589059D3561BFD313187D18888873097DECC05C5CAC41F689F5240E2056656825F8DA8AB8F3C9AD8A586D69BE6034A042924A40B5A4BF92CAF1DFC53D9ABC8AFC3B6AC9672EBCA2FC17B1FA03ACA2756D36D8E54357F774B6AF916878733CCBB7F6F3DFE3718A57C7929387417B05DC3DC616C1FC1643C9EDB571231956B8FCE7734329E39A3276025D3AC61A4A0DB796F58B0E124A1C9797013576103294F8E59B0133820EF9E22D4C05D086AFB0B5880316041981CD5B82F0E5BF13E8F82F2E6DA0E392462CE31948C397B90090D765FAE3EEE569C17DA2F9E760A337FF4AAA06DC9BBF7BA4110F69DAA53F2ED6DB4E8932E49E65DC0827B73FB0D31385C89421DA51294394C35386A8B5A70C116F4F1922EEA70C3B75DE5988F18E6350E7C7BBF749B38591D0C0157F80F92C4CC1436F9E124FC835DB6178421422F3846847E509510ECF13A2D69E2744BC3D4F88B89F27512F1FF3866241079854C6B005BCE6C0ECA4E28B9931E2A6D0CF1F5B4E8F3164AE19863144213263887654C610E5F08C216AED1943C4DB338688FB1913F58E3C8F31CD447EE5CC9B8F34EC84DB89D3861FA933841A1C7CE3538ACF4F1D5691D30A37E412FD30E4210A91C943B4A392872887270F516B4F1E22DE9E3C44DC4F1EB6B1D4D9B0AC499EA023922A83106A4E9A3F5F076A59964FE2AD0190D7E085610E5188CC1CA21D953944393C73885A7BE610F1F6CC21E27EE6B054A6A33107BBB6FE53B55FA96315A4D5016F35E014E73864993C0C75884264EA10EDA8D421CAE1A943D4DA538788B7A70E11F75327EA25A2FE111B3D88FD95339F9F33748B250C69A84664D650F5A8B4A1DAE17943F5DA1387CAB7670E95F75387DD0C7BB4A8231DE137F1869DADC7A3FC9B00475D7F16051B263AFE3535A8F0A94F5075A45871DCEBCFFCB1A735D149B0915B3A9F155B94A1F84334A2F387A847E60FD18EC01FA217823F443E047F88BC9F3FE0D75109E49EE20BD8BF61E922CDD5B513620F1B751AB823DEBC272F117C16E6B044F7535A8FE6970345E30DC9F68BCE1BA21E9937443B026F885E08DE10F910BC21F201BCE93C45A0B9501070698829009DD0F2F4D77502659D80E689840A3C24BD203A81887A640211ED0804227A210844E4431088C807108867C10CE70BA5019CF96D97B20CE7E99FF468EE9BF94AA23330FB21BBDFA1484434A29388A8472611D18E4022A2178244443E0489887C00893ACF22902FA591AE2A3A35F2B00B899A2938FCB36918E79F02895F4E7802847A29596BFC97531BCA91ADF15024221AD14944D423938868472011D10B4122221F8244443E80449DA7181012A9375C9D1A953C227D1DCCA98339B2571E8A4244233A85887A640A11ED0814227A212844E4435088C80750A8F39C039942DEE56827CC1D4CDEFC79A0E69584530A416279C290037A8A2B0964AB3C1477884674EE10F5C8DC21DA11B843F4427087C887E00E910FE04EE729079A7BF54E983C08322E79F8F57CCD346A7E6D9F6129EE9408241EE311087554C670FC97531BC3915DF35024221AD14944D423938868472011D10B4122221F8244443E80449D671FC824C25692B88EF18429F435FE48EF7DC48E55E08102FEC2C5682BD9649F3D3A75887A64EA10ED08D4217A21A843E4435087C80750A7F3EC03993AC3E426CF13E68F14825A8B086C41FE0C861F35F89CDEF82DC9EE7388C41FAA11993F543D2A7FA87678FE50BDF6FCA1F2EDF943E503F8D3790A82CC1FF912D85363CFD795839C2EFAF08BA1A3B1876CB547670F518FCC1EA21D813D442F047B887C08F610793F7BC0AE4EF30F64F628F7077F25D0E7DF024A921DF430331FAA119D40E481910944B4231088E8852010910F4120221F40A0CE1311F824D977F5F457EE9C01EE90CDF350DC211AD1B943D42373876847E00ED10BC11D221F823B443E803B9DE72008EE905BCBBF12E70C10876C9887220ED1884E1CA21E9938443B0271885E08E210F910C421F201C4E93CEF4010C7BDF0FE8429F375992DC4325B926C8F87A20CD1884E19A21E9932443B0265885E08CA10F9109421F20194E93CCB40ECB0F86F95A2D7E39CE0BD5278A78279712DE88A1CD4E7240E29B4BF590AB53DC54536B2331E8A3D44233A7B887A64F610ED08EC217A21D843E443B087C807B0A7F30483E60D53C81F0D38A280E587D61105BE1471FC077C58B1676F615ACD6CC3F7D3DA134D921DF1509C211AD13943D42373866847E00CD10BC119221F8233449E7306371A36EFC73FDA8586E9EBA95CCECA222F5BB9531F141A19E6AFB514971AF27756E16267F68D0FEDF8275C0B3AC8EE4265BFBAF901320B4409D24935F7DD57EE8B21D42D7CF1DD2D53D23AE25968767BB47C9560AB56D26E245B7C29F8AF10EC16F7A1B98DA74BC81A9584E64A3E8D7892897B4D6E5F254EA32622EDC57B8F7C879FD745BC3BEABDF7DC343B0986E02DE3B6EF24F21E5ECB1CB8F88E0F245AE5485D807739E9BB8758F33ABD2624BC94E81EEE089D84FB19B9D2EDADC29D4BB34DEDC5B94FF19ADC5E41E754349DD01F87A3CEFB023B89EEBD40CD3E0357D182AD7D9FF9A21C4BA213CF12D1B52422FB964444E792E0DE85BF496190BDDD335F70DFA4208E6A8BB728843BF5F3037B596E1F7B27D0B9382ED267AF56C017760B2C5E4F84B737F4C59D9DD5C683F776F9A7FACE5367E9D07E3BDA7A83D0A15D59AB1EAE3B63DBF6F82B7B6FD4FEB463575E38331BF6DD1994C0AEB9C24B37FB70D7B195622FA4E5390CC5EB784B2D5E50C61FD4F36D77E25B7ECFFAD5CC35F102886437EB9FD7ADF45F8B0357F1B26737F87D9F2AE410F2F01A47761D320B7CEE2FEC01DFFD05A5F3573F140672A9A1E06A43C4BA8117A4E1C51350019959DBB96FEBB089DC6BB24206AE16F243BC240E1AFF5DD4E6C8C5BB8DD23EA06BC82AA50653A594F7F8BED851DA231ED855C47DD4A4C8C78BE802D54AC5797397F582CA1A6FA56C51D1D6471B4E65F1F7BD87CEE345FCABEDDF8DD90B77EDF22D67E5436365077F40EFE9414749386B53894BCECA46CCF96DA1BE39E5BC5A7796DFE0EF3D88462C8EE055D678991D2C75BD34946D7DE7D6EEE7BFF5C799D56F58057080BDB383DD0ECFDF3782F7890C8F94D8CB44E23FB292705161112F4A8324BB2B1EBFF6E06EEA9BFF0F542859B1');
INSERT INTO "readings" VALUES('c99bea3c1a3a872a-v3-0','c99bea3c1a3a872a','27bf42c567732e42674d4b067c1bc015640467e0d6f3d578a4cba4a9ed3c361b','{"name":"2.html","division":"410300"}','3',0,NULL,'27bf42c567732e42674d4b067c1bc015640467e0d6f3d578a4cba4a9ed3c361b','report',NULL,NULL,NULL,NULL,'text/html','410300-洛阳市财政局-2023','洛阳市财政局','{"id":"410300-洛阳市财政局","name":"洛阳市财政局","division":"410300","kind":"department"}',200,200,0,0,'cf8d58e06855918b','4466e2a169ec40c7',X'7801ED5DD9521BD996FD1542AFEDA291C01311FDD4FD011DD18F971B842CD2B6FA0A89ABC1752B2A1C01B6190D0697F10818E302DBD703D865CA96C5F42F7D9599D253FD42AF932785721D298F32C5E4B2792124B1F719D6DEEB9C7DE69F23B94C219B30FAF3F14B292317E9FDCBCF91E440A437D213EDEAEEEAFAC1DA5CA83EFA68166F54369F5BF37BE687E11F625DB1EE7FEF8A9C89648DA14C36DF1F401CC23923914F66D291DED899C8502697945FBAF0257EC588F4A60BA9D499C8E5543C9F37D2060A80FF248C540A258AFCE5E7BE48DEF847BE2FD2DB17B1DFBE2D97A6CD99116B69059FFFD89E281787FBFAD27F6C4F5657BEF445CEF445B2991F21DA854F894CAA3098AE7FC90DC5C5B79EEB67BC4996F756AC910DA4618E8D9AEBDE34A294066B598B6FCD2F9BE6C42773F66E79EB9375FFBD2773528C36552C2D5BEF9EEB1563AC68DF795F5999B616275154EBFE845EB79B752B2F6FD96F9E794A18D354EDFCC5989FA45297EE8B7E824AD963D10B67FD44D5A2A28EF37B287065FAA635FCD27A308E9A7A74BB3525EFF29353CAED2D0BA5A7143B1AF54B50297413B72CCD37F8640F155D7ED1F96483439EA504D8C4AE43AEDEB2E7C61C67FE68AE3F815B56C7673D95A0145C37758BA05449F81AECB05E3467373C099CD31421EAF51B12D4E6D4089E28FFE8BB06FCCE53DE6DE0778112F0C7CF1C6B0A1EA96BAB24C113D5803D769E78F0BBA82942ACC74F306066DB2534489E34A2DC0A7285A3E72F5EF095D566D8683073F44D83B5A26E1A076B82750D9574796BFE5365F34B75FC6EF5F912FA0373E67E7967E68FED27E5E2B8E3473751326F3D29456D3DA515CBA5DB48A75C7C225A23272F6F6AD47C7431C2DEE6284A826AB67F8D403350CF1B6DBBE7EDF6F6BCD1D03D2FA015784F3C449B62CDACDB4F6E99B777ED573BE6E847FBE356B95802E4C2318AC3E888CDA967D249F0B9FCE5B6F9CBF41FDBD3F6BBC972E98E23233A6B29632E2C7864BC8662DF056DD0B1D79A2AE2BED270D9F31F2B1B9F3BCAA5927573D41CFBDD632D4AD235889BE479365D65FCB57DEB13D2F068933F0BED7A81947EC3FA785F643FF1C01CFD54DE7A606FDDB2B7C6FD52727B05B71C67B91CD6F056657DC54F553426BE8530EF8FC16985EB6E8F880FF5D88818A04443F6CBBBF6B3796BB1643DBDE5A7A294D15EDD2D6F3F3147DF222F7B61AAA1B694DD39A57E1FEF9BBB825FD6E28C39B5A2CF57B19104D7AF9017948C9C78CD7AF01E1416916C6951C67D28B6B93D2C7DA6A1B724CEBACE5373414E3E1AF5B6A5A4A7B8A7B7512039C510BEE929E8F7F8C6280AD4BE192BB07A3B712AA08268F49C37FA23C98B0C4EB9388558D9DEBA57D9791B187B4DB0A44194B482CA29C87B81A2F414E47DE534C0537A0AF0BEE929C0FBCA29B0CBEE11DC324B2FCCA9A7880B6102EBE9A28731140E0A07F7B4264A9B562E61C8B126E9E29702776B4A02DE6253BE1A33919CC64C24A73113C969CC44721A33919CC64C24A798A97AF3953931268115F1CB3482B8311137C25E4F6EC17CE83ACDD9D7E8062A7B8FD1BD8A5E6DE7397E2C1767F0A36C056B3F7A3B504D04AE310D69694C43721AD3909CC63424A7310DC9694C43721AD3909C621A200CB7170C727A098FDBD35044B87D9D384A5EE687A7887ACC859D0E73FD93FDF291B931E6978EC62A949FC62A24A7B10AC969AC42721AAB909CC62A24A720E56D20484EB14AACD3EDF9113538E1838CD3F1594C73BC18C1C44A83BD68E8A6C199E43438939C0667925370EEF15698043540939C0668925380F6CF5841DA9CF960CE4EC1FFFF6F78B15C9C34D727CDD1576882EC57627CFC7FC34B1E4FA681AD066192D3204C721A84494E41D80B30C9690026390DC024A700EC9BAF826F796FC99A5A952322EBC117736E024E6C2DDD4414ED419647F11A685950832D0B6AC065410DBA2CA881970535F8B2A0066016541096AD2F7CD7FEB085E934F4B518CE63A0E14EFAD6C7443C5BA1039987811CE97A0DCF29EA40A6141590BDD13DA7A80399525440F64F5101D93B10E0AC9B822CBAC98505E05CD91BB75FDDC66C4923C834145440A67291A0CE9349500732092A2093D948500732092A20FBA7A880EC5FEBA620BB5DDDE44BD150AC60B2EBB3B7A1A04198022F95880475F092A00E5E12D4C14B823A784950072F092AF0FAD75A07EFF21A9CB9B2F11C6D0526A7BC08D3F84D873009EA1026411DC224A8439804750893A00E6112D4214C820AC2D6C367705A006BCDCE957717BCA8D2F088A369053A8C69314784394784E6D69D696B76C55E28E2AB775AC13765C55E443D2A829229391109EAEC45823A7B91A0CE5E24A8B317092AF6F2AFB56AAFDF301D37D98165476B624E36E5D5C5E1CA8B1173F6059A21AC349477BC7309511A492958138424A8C39A04755893A00E6B12D4614D823AAC4950C1DABFD60AD6959535EBDDAFE6DC1D39112917FECA5B331DC2CD1FDDB157D6BD4E4D83231DD024A8039A04754093A00E6812D4014D823AA049500734092A40CB11BD9C5DF1424AC3256E81945A820995F5BD7271D79A5AB3A6EE5736446829CDE69BA0CE4694B3CE4624A8B311092AA5278F24419D8D4850B111B52724A8D8C85F50B151757CC65C9DE968C494865C3A4C4950872909EA3025411DA624A8C39404154CC94A24A860EA2FA8608A66DBFA7043F6BC7272C41C2FD99313F6E43F3D5E1BA305320DC22CA84198053508B3A0066116D420CC821A84595083300B2A088BF0064DF8CE3D316F3BFFC15C7D29765E604C342BBCB9C199633444D3414D823AA84950073509EAA026411DD424A8839A04755093A002B574667728E44483E8202BEBAB587045DB81353EF8B639FAD9FCFC5BE5CE6773F641C338344643371DF824A8039F0415F0CF7B2946823AF04950073E09EAC02741057CFF322AE08B258AD177706C6CAB90F3B00DBD698C4664C292F5D9710543C90BB158CEF4A90EEF5A8BCBE8AD6564F4AFE111AFB9F1BB39065A89351294C11BFCCBC6AD916E5424C5E2D1E839AF85485429AFB7C1E56A2A36F7F6762CA8B33965ADB33909EA6C4E828ACDA351B23A892A56DFB793348CB5F8DA9A9E7477DE0C3FB197D72427EDED4DBBF411DB71ECF95707B7198D26159B91214850673112542CE69FA2CE6294A2CE6224A8B318092A16F32FA362AFEEDA1A497D863346A3421D9C24A8839304757092A00E4E12D4C149823A3849500727092A70A2D12B176FCA46AF614B4E8C86806EC7E56E135160E66D22ACA8039A725080F66E14E11415A069A7084BEA90A6BC15A4BD53C49CA282346F166151056BB94FA45CBC2DF657975ED85B2FEDAD7772FF82B795A6519E766F0E9186D4749093A002B97F8A0AE4FE823AC4296B0571FF1415C4FD052F5E0FBEDD30D6F676C31EEF7643B1EB3FDC467FD9DD2372AEAC7BE73E6880C25657A0970960785E59DFF6F80D25E052DEE56A54D9BE2977CBD85B9BD6F48827058A4C4572F5E04661BB9B40490C0CFC12E0E84849607F9D5BA6E4978688EB7C0B61BE7F82DEDA5C5F411A7E09889EDF378186F68E0010BD95BFEAE26B7B6B561AD15ED8B4EEAC557EFF0C93F89583EDA118D4F5058CA8E6EEE893A9AD0836DF52E96289BD8AAA65293E5672AF6BA9E6242D85D6D2800DD6231585E0D25E62E0A89A8CB414B6371889841B5B586C03D357DF870CDACA47956316416A1F555DDE7157EC9551FC95EA13551A6E7DEDA39AD69B625E85FFDE1694E4946AFACA2955F395536AE32B17B41E8AEBFAA6A738ABAF9CE2A1BE728A4FFACA29EEE82BA7FAA0BF60508BA8DEE69F62509BC0B9D09BFE75FF845BFD0CDD85F33D3DD1EEEEF3DD5D3D5DE7BACF62FB7DA81373E9C2E025231BE9C54EFDAB467C2099BE82B370D87B836115DCBDBC734FEE6E47FF2C0EC7E17F62696C6ACDBC3B85D9A7C6737BE5DD257BF4254ECD95776F3B5BF3E7DD4374DB0FCCB1C7D84DE86EEBDF5AC69E420CBDAB8FE7B0A75F1CF6431816B51627A2D6C3B5CAF8C7680C9FBBC5977F0DDFE84BBB02628BE228F60A3DC480DC6F348E10B0BCB52372C2C8F1E12711D16DDD139B891EEF624201A5297F59C2512F242B4FD52947C0BAA4B2E91C9C53FE77D65C7F8884F74FC8E1789C2221922F0ECBE4ABBF4C981B5FE4AE786B69CD9EFF1DBAE5E2AA3937532EDEAB8C4C633AC2BCFB08DBC2CB256CA19F34174BD5A5E750C15FECC8AC6C6C6249063BDE4555A6A6AC872FED378FF1BB04B0B237624EBC177350A57BA248F3BF573696CC5F5E6135D95C4020B06ABEBF8B64452DC5F1419C58C14ADA98BDBE527D3E666E6C9BC517D547CBE656093D1C0A6C6E3FABDCDC11802D4E980B4FEDC5DBE2DCC5ECFBCAE60B28626EA4BA3387D46C1CFC59FD20CA30F9C69A9D453545D6BBABE5ED8772AAA4F2F9AE3C8F51F9B42CB25E7C65DD5EB0E797CD77BF42B2FACF2D6BE9AEF9E5376C8FC1D109ACD2624F7E7565B7FA701D7B391C1086AB2333D6AB156B690FF2700C7BE1B7EAC83D6BFE4B75F81940B39ECDE23807242B1BEFAACB1F45D99EBF31476F99DBCBF23C8E39BC5C9DDC44D6FB075D147A205C6C8B1E882C3DF4284D831EE5E29639F54A4E04799D51258C5F51CEB6591430DC5394E2A460EAFC2778038EBFC8B92A6F69BC1355414B76AECD9201DC7AC9B049C729997A06C21B7143C01B3FABE5C3E0ACB2F20A0E6FBE7B28E6BAE76EE1D8888909D8A9B5EAF008E233EBC3381A298DB9CFB75913D8A65E9372691E0535DF3D823FC3F96177CC42C169ABCF1F61DB229CB3B2B7A016DD19C90F8BB9CB666A382C83D3C598C62FBD000171B457AC7ECFEFD9EF1E588B1BF06D71806162CE7EBC03520B264E2D9BAB6F04C5569705E3DECD234835677F35776F99239FB07AEE4C44AFFDB1BD4014C312FAD453B01BCDACB9FED4BA8731CE3B7BEB66650E92D3624BF7C42FE6F67D73746D7F67A035B5632D8B16173CB29786ED9DBB68735041ACE0B885FC75D8DE7C5ED998111EB7735F1469F41552B36ECD565E8E98BB23D58531AC44545F4C98ABAFEDB7DBF6160ABC80C6AD5C7C8DC341D811272C388E7DE7E395F55DFBCD6D7430D5D7D3E6FA232462BE1F438B841FABF38FADFBB3C8058D1B0A637D581055989C81C56531CCE592F9E18698CE9DBC5DD959B7669E233BF3F6AA28495018D12E7DB0E637C456BD2F2F2AEBEFADE91B6671D49ABC67AF3F44D944335E7C8DC4CDE16D7BFB4165F7AEF99B68FC51C8F21E56019E23740456D6EF23D88486428A89EA09581526F77A84387124CE3855DEDFB4EE6F8A930DB53A545EFE5AD9D8C2E23B7EC4E963B838DA3BF816F2D018D8DEDAC6F64D80582EDEB1567E157BB3D65725A0E8242AC337AD6745ECEC14EB13B373D537025659256B635634EED8605EBC297CE2ED8AF460AB388AA65343A10B6D52088D489D42E87905859C636A7277871B43A02F714ECF79E28B87CF9CD220D6495C35127F93914EA8463B5B48E1B03F1AFABF178C5C3ED779299E8AA71306F2C8152EFD2FAE08F0FE331DCF17B2F154FF9091CDE1E600C8E4F18BB81160289ECBE17BCAB80C054CA90188E495ABB5CF83462EE7CC358888089DAC3CF3D5F16FD84B513F86D4F11F1D72D080DF118680D7FB134EBD1D4812FFC75F6492C80C8822E70A839D5733A90191EFB5780AC5C78FB845409401570A8842601C2C4A21BF5D773A97A303279119C465063FF9A282FB135C4CF0E9E08874010F71E74330349C4911178BAEA346226BE48C783671B53F99CEE593F98273B3849FB3D45D059F0E0E8B7093E04EE275910B470D4B2E9348823C99EC95783A998B6B51E9C118C3F516F1F1E0B8F444014C8F38AA1CCC61906B9D3D3DD1A3C626655C013439237B2D291B9FA60DCBF743A14CFE2A469A7E9C4184ED3A073E1DDC3762700D31AB1CCC33C4B44FAD598D1DB55FE433F978CA17078C5FF791703E1F1C0B240334F037301E22E33A22F8760898640A797427E8D18EA81BC6F0C039EE5F3F812AAF0440D5651FFCB5F4B87A20DAEC7203D4FE647B577DAD0FA37B0D00C1C9F6A47A080EA52B0D80C1C9F79A7A1C0ED46D06A8FFD74C83B6BAC800753ED9DE506FEFB6BBC300F5FE3A7ABEF8D0502A9988A7F37E7D9FF1633BE10006D5FB7BC23117D2D8DB7D15DD7EABCA27E2D96CD218C0B8CA17039F10B955FD4F96E8ADEA7D250B87C01D847EF1F03759E9A178368FF162EAA7FEEFB2FA59E37221075F17534C06468689AC91FFBE1CA086C05036733579290902F45FFAA93F15F76F007BEA44101FEBA3A156F4EF11FCEF093E9D84D4EB439E9EC398506AD504D4C0802314B2C9FC4FC22F2E2553F8F47D3A45FE6A323BD02FDA88EF1480247A846C5A3339E03349D28A0A271BFE05A501DA840426D57D7DBF3E7D48B387AD2A2F260983CF117AA7080F63863068E58DF4E50C6E481E34D2F9FECB49AC5F7C577141AD258C0F0C26318F9CCF6226F99AD18FF59BEC77D61414D2F16BF1644ADC93DD9FCEE4FBAF1A29FF18F19B640421601803B97E8449FA95857A88102A42F8BA07085E1C0AE9440ACB4FDF57A35048BB3D0282C421038B6EE26677BF66F11BA5421D012CF28205BEF5FF462950AFFF50E1929844D13AC1370FC235E31F02016C4FF0E3C1370F412293BE9CCC0EEA1D41ECFB927B35F029F890F13C42C5F38036D8A2A1383F535B343C7F080B64AD424567721841417F2293CDBA0F5DF8B901CE5CEE43E07C0E0E02C445C41C0D0E84C8A00E05BE1D1B18970DA31FDD441CAF83F821F14D1242BAC2603297F8BEEADDFE5AC13735578E05956FC2EE68F18C782AD7B96FD6FDED79B5FFA09DCBA473C901438C0835E19F1FCB7153E0CB197930AA617DE444C2FF5AC5FCAB8CF9BFE415A7B6FD0349D1CE8736F59FBBD2F1CB9804EBFFE60C9FC63A17AC7ACDE8ACED4B1576DD77F8DA8F9DF144C218C2BC789D144DB78D891D3AB518C7F9ECE9E09DF331BD1DD86ED5210EED74E4E23FE5C4F69F331DB94CC740C6C8C97F893986DE0EDCB97B24A76B706D2F2AE84652F5CA3B4B1FA2B7F66E6FFD7B016B6198F6C6A656C411B56DBB8C84739833879E1E42D8112B1276C4EB49C7AF640D23E7C8C9C4A5E450564CAB0AB5BE0840E88B5CBF8E6825878936039B829D9F8F040064D4F6EEDC7AA56A68347716A7153980A778AEEBAFED9162AF29F3C1A93F990779E03914F751D0F893B9D200C2C5542657C05E2BF226CFEF9DB1AECE68673AE38CAF30013B904914C49474AE3399CB15DA58AD761EAE530EC9A92D53979F571DF101BDB65BA810801D8ADBE1F868639B75C4E01C4EEBE5412ABCCB39335E298DD389137472948F4F9EFEAFD9D94DD5E9CE7E934E5783EC50DC0ECF177E8F6E974CF73B4B71C2619B875E9EB9665A89D41C0C56DD4F1E14FE267DB086DFA1F8A0C4E94FE68858BF2C2470AACCE874DFA3E5FED6FB63530713E76F65BB864FF5760DFBA63A72C97F74D4F43BE25904F8385321168B6B5396FB59FF887364E21FF5381BE1280ED525D397A181C8571CACC3776F132DDEE5AD3F9B0BDF4EA4E2D8B0843368222E4062D8B033886F59E34A018FE862402E6A3668C4455081DFF783845027D29C12467AF11EEC9948219D14A7F370B41C0967B12DA83782DFF1D9FB80307E0CF070F0502A8E6337CEF139E7D96144FAEE353AF8C4F77CC840BD5E73142464CD6B0DAF287598078BDDBA776330D7A4EADDE2C4C651D6DC3DEB52AF390E9787AC798DEE6DD65C3CD9DBB4EEE21F475CFB6ED5EE38C0EE53FB2621310A77489E8FC9AB26C6173BD70ED9F6CAF532CEF0B46E7BD8A1CDDA1FD0FB9B3BC011589FEADFE0FB686CDBACFF013980574F9A394054B4B847E9010DFE8F35232F02C2026E8B8FA55703F3B0B81DC6EBF503462299737B81769ABD68F3163F7A040D3E5D2FE86EECAABB3E8EE97A2B7EAE5EF12103FBF1F24967C85CA7FB412B1E434BD384F2B19EC3B738DDEBDD5071F43B3E154F648C6C424EB91F5EBDC563D04D6B2EFE71F875AFDDD026DF866EA83CFE4DB5172570FD1D0B8B1CDAC4073385B4988A6FC7CF3D0D7C71DC1CBD299271629B2368E39517A065D0B73F8BD810E185AA8E7B90074155DA39B2A2DC9D202F49A81D6044B405B09A9C9AEF850B343BECD62B4E85F3E92F91863C1385882D22D74C7AE5D4B7831F2682B90C7296D77D25D72D89F39B7B055793F238FF96B79B362995F35FF74A532A9B2755A784CE777951A9534EE7BB9C6F0EEDD8A2E177C257F7FA87863AA2DEB598D6BDD911D951EF868BC5C424B9737D03FED75A01B7BE89B9F7467B05D2C65D7098536FBC0C2090322E8813575C784ECB0752C37D717DD23B0289E3DA38A026CE5E0712BF785D8D0EE1816DB285CE38B131C5A0A46627E773331338FF6882AEF33B01E7FCE2320609BB8C114CD4F04572A3EE2C7D91166C91FF6E5220205B53A662797EAF9345A652B388A377FD98A842975F07A10A2984A60A6987A50A2907A70AA9B5A60A89B7A60A89375225EC2D84F58EA57E2EEC942746D6C39B13E1095D561E8427A4109A27A41D9627A41C9C27A4D69A2724DE9A2724DEC893B0D711D679D2EC24E529634E9E3134CE0CC2185208CD18D20ECB18520ECE18526BCD18126FCD18126F640CE68ADA0CC26A678C94C3B7A7A43979D2D04B044148430AA14943DA614943CAC149436AAD4943E2AD4943E28DA4110B4A615625EADD4C8D343887D1705EFB509923CE76D390A1F948C6390D7E7C4319F7097B2A982726F31FCB08C5E31ACCD06B8841D8430AA1D943DA61D943CAC1D9436AADD943E2ADD943E28DEC1127290EC69EA607FC0F953EC1D8733A0F90121B3EEB536634391E843AA4109A3AA41D963AA41C9C3AA4D69A3A24DE9A3A24DE481DCCF41E903A7C27C429674E3E58E3459520A4618DD0AC61F5B0B461EDE0BC61BDD6C461F9D6CC61F946EA88EDFD07EB753CB7891C2A6F74AB34F89F3BE72C66CB8F2F5093EF60B68ED3A45C7D2E0D0B36C715A661955FACC8A4E4626420DE904678DE907A68DE907608DE905E00DE907C00DE907C236FC0AB8312C73D748EB508953770EFD6CB9B284093A591A06B35C842C71BE9C027BE5683621C1B6F68AF5E20DE904678DE907A68DE907608DE905E00DE907C00DE907C13DE08C73B5887D3E40E239540E0C65113E87490A30C727847482002D15682F00422F5D00422ED100422BD000422F9000422F926046A7F7F406D96CDE7FAAB53127D05A31E5AF10E4422D2084F22520F4D22D20E4122D20B4022920F4022926F42A2F6770E78EFCBF2DC9CA692E73484733640E12CF4318670B40C1E883CA4119E3CA41E9A3CA41D823CA417803C241F803C24DF843CED6F2720F2A897EEA9143A0DE25C0A1DE3224F94D6C503518834C25388D4435388B4435088F4025088E4035088E49B50A8FDFD055E0AD5EF6B3CE5CE5710BBD1F27820EE904678EE907A68EE907608EE905E00EE907C00EE907C13EEB4BFCDC0E7AACF63230F824277DABAC5F49BDCB37CECD36FEAB4F571C66EB43A1E883CA4119E3CA41E9A3CA41D823CA417803C241F803C24DF843CEDEF32F092073378F296D863A30E8241973AA7136FEAC41BAD8E07A20E6984A70EA987A60E6987A00EE905A00EC907A00EC937A14EFBBB0CBCD4E10B864FF973F2715B4CDCD7106AC5943542F387D5C3F287B583F387F55AF387E55BF387E59BF0A7FDAD065EFE78EFA63E65CF57C01E5A280FD2FBC448233C7B483D347B483B047B482F007B483E007B48BE913D6057BBEBA65EF628D79AB74520849007D8782002D0C3DCB0735E5E00D5F44C70FB874491EA716D3C88D18A79200291467802917A680291760802915E0002917C0002917C1302B5BFF1C0D97FDF7023BECA9D28E64E03EC3A40310EC01E7107BE963F2885438810730772D4DFA4509E2308ADB7BCA9C7AC51D263E4102D9A07E2106984E710A987E6106987E010E905E010C907E010C937E150FB7B0F2487E821059540A7EB3DC7BFDE831B82C28E7D48233C71483D3471483B0471482F0071483E007148BE0971DADF6F2089E3BEC1714A99AF60C043CBE381FA1AD2084F19520F4D19D20E4119D20B4019920F4019926F4299F67719C889E226DBAAA398C26BBD2FF4F4DEA816D79EB6776F548CD6C403F18634C2F386D443F386B443F086F402F086E403F086E49BF0A6FDAD05B5FBA3702EBBC9A184D3F0EC04C2335A0B0FC419D208CF19520FCD19D20EC119D20BC019920FC019927738832BA9DD3792703FB5721D75A8F30989ABF174DA48E1B2C2C6B7840A43CEBBBAF2EE35E7313D3C33E0B96C1094C2C59F03E2BE53F16B93054E99826720EE3ECAE73E342307DDEAFD006E9A1E2D27E5DAF7F0135BE2A254EF4581FBA5F2DCF727A65FB2991F91090D22BBC47578DE42B75689FA5CB8E793434C88D7ABDC3A7D874635445A8BF71CF886BEBA8B347B74EBD4497A9D76269C93388D4BCDF15B1BD16953C238895FA3E2E3848DFD70D8115F5327F17BA4ECD4677AA3EDB42C219B9668E8B6251AB271893AAD8BF35EC2807876389375DF4B907D90F8F27304CF8EB67A8A000DF44FE2E5EE5EF1C6D899085E16110F28E08B88D5F1E619DE68E88D589B0BD5471FCDE28DCAE6736B7ECFFC30ECBE4826BE9416CB7B2BD6C88639FAD6DC1E363FAF957716ED27B7CC2F9B66E98535B566DE9D4252FB4F958887C2C533D9CE7686DC55BC9D8D67139D1C7B7EE88AFE1015775B5F4E5E715E8142A144F078D548FC2DD77F19CFCEBBBDE08FF16C1A7D1F1E9A15771E8B1ED0FD45DC47FB97BF2205E7A5876C7F3A3ED8BCFC1031AEE1D946BC33011534030204A79F3B685D9D4974915AFFE56C66D049D281D1F95D16EBF0F271ABE99B53E7A0918F0FC4F3F17A397A3B0EA58632E74E3128166691555A7C2BED6DCF7F68CCA4BCBB648FBEB49656CABBB7EDB76FCBA5793C9E82AFF6F60373ECF11FDBD3D6FDF7D6CCBABDB55C595FB11697AB8FE7CAC592EB68516B71226A3D5CAB8C7F8CC6F0B95B7CF9D7F00D0FAA9D358F9276FCCF8C78402FFF3F9942368167041BCBE355CDE15A6D8268790EDE5E2E95ACF777A58F3BD2B51C84CF3AE2FF5DB8F45FF13C9247315DF7EDE8BAD8DBED1EDBCF1A71BC0C0A07BB9A1F4CC1E5E477C749FB9CDFFA22C259AF19597058BC2B226EB0775E45C1AB274385BC780325F2B308BB709D620EAF4E4252DC678F5FBBF158CAF5FF076DD9CC05');
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
   "standing" TEXT NOT NULL REFERENCES "standings"("code"),
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
INSERT INTO "report_documents" VALUES('410300-洛阳市财政局-2022','https://www.ly.gov.cn/2023/01-20/1.html',1,1,'{}','5a76e5d376640d3a78608396386ebc15179b9dd8d51874b1d369cf781059a56a','report',NULL,'luoyang','own','洛阳市财政局',200,0,200,0,'8a239d95193f86cf','684fc985beef7807','6b270b7e2e4c643e-v3-0','2024-02-01T08:00:00.000000Z',NULL,NULL);
INSERT INTO "report_documents" VALUES('410300-洛阳市财政局-2023','https://www.ly.gov.cn/2024/01-20/2.html',1,1,'{}','27bf42c567732e42674d4b067c1bc015640467e0d6f3d578a4cba4a9ed3c361b','report',NULL,'luoyang','own','洛阳市财政局',200,0,200,0,'cf8d58e06855918b','4466e2a169ec40c7','c99bea3c1a3a872a-v3-0','2024-02-01T08:00:00.000000Z',NULL,NULL);
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
   "standing" TEXT NOT NULL REFERENCES "standings"("code"),
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
INSERT INTO "reports" VALUES('410300-洛阳市财政局-2022','410300-洛阳市财政局',2022,'2021','clean','洛阳市财政局2022年政府信息公开年度报告','https://www.ly.gov.cn/2023/01-20/1.html','2023-01-18',200,0,0,'[]',1,NULL,'luoyang','own','5a76e5d376640d3a78608396386ebc15179b9dd8d51874b1d369cf781059a56a','洛阳市财政局','{"year":"洛阳市财政局2022年政府信息公开年度报告","year_from":"title","issuer":"洛阳市财政局2022年政府信息公开年度报告","issuer_from":"title","issuer.metadata":"title: 洛阳市财政局2022年政府信息公开年度报告","issuer.site":"title: 某市人民政府","published_on":"来源：某某网 发布时间：2023年1月18日 浏览次数：31"}','html','["html"]','single','{}','3','684fc985beef7807','2024-02-01T08:00:00.000000Z',NULL,NULL);
INSERT INTO "reports" VALUES('410300-洛阳市财政局-2023','410300-洛阳市财政局',2023,'2021','clean','洛阳市财政局2023年政府信息公开工作的年度报告','https://www.ly.gov.cn/2024/01-20/2.html','2024-01-16',200,0,0,'[]',1,NULL,'luoyang','own','27bf42c567732e42674d4b067c1bc015640467e0d6f3d578a4cba4a9ed3c361b','洛阳市财政局','{"year":"洛阳市财政局2023年政府信息公开工作的年度报告","year_from":"title","issuer":"洛阳市财政局2023年政府信息公开工作的年度报告","issuer_from":"title","issuer.metadata":"title: 洛阳市财政局2023年政府信息公开工作的年度报告","issuer.compiled":"本报告由洛阳市财政局依照条例第五十条编写，数据统计期限为2023年1月1日至12月31日。","issuer.publisher":"ContentSource: 洛阳市财政局","issuer.site":"title: 某市人民政府","published_on":"PubDate: 2024-01-16 09:32"}','html','["html"]','single','{}','3','4466e2a169ec40c7','2024-02-01T08:00:00.000000Z',NULL,NULL);
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
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',1,'new',0,292,0,0,3,492,787,'{"natural_person":"0","company":"292","research_institution":"0","social_organisation":"0","legal_service":"3","other":"492","total":"787"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":3,"column":3},"company":{"table":1,"row":3,"column":4},"research_institution":{"table":1,"row":3,"column":5},"social_organisation":{"table":1,"row":3,"column":6},"legal_service":{"table":1,"row":3,"column":7},"other":{"table":1,"row":3,"column":8},"total":{"table":1,"row":3,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',2,'carried_in',119,0,0,0,0,0,119,'{"natural_person":"119","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"119"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":4,"column":3},"company":{"table":1,"row":4,"column":4},"research_institution":{"table":1,"row":4,"column":5},"social_organisation":{"table":1,"row":4,"column":6},"legal_service":{"table":1,"row":4,"column":7},"other":{"table":1,"row":4,"column":8},"total":{"table":1,"row":4,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',3,'granted',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":5,"column":3},"company":{"table":1,"row":5,"column":4},"research_institution":{"table":1,"row":5,"column":5},"social_organisation":{"table":1,"row":5,"column":6},"legal_service":{"table":1,"row":5,"column":7},"other":{"table":1,"row":5,"column":8},"total":{"table":1,"row":5,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',4,'partially_granted',1,0,0,0,0,0,1,'{"natural_person":"1","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"1"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":6,"column":3},"company":{"table":1,"row":6,"column":4},"research_institution":{"table":1,"row":6,"column":5},"social_organisation":{"table":1,"row":6,"column":6},"legal_service":{"table":1,"row":6,"column":7},"other":{"table":1,"row":6,"column":8},"total":{"table":1,"row":6,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',5,'refused_state_secret',112,0,0,0,0,0,112,'{"natural_person":"112","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"112"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":7,"column":3},"company":{"table":1,"row":7,"column":4},"research_institution":{"table":1,"row":7,"column":5},"social_organisation":{"table":1,"row":7,"column":6},"legal_service":{"table":1,"row":7,"column":7},"other":{"table":1,"row":7,"column":8},"total":{"table":1,"row":7,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',6,'refused_prohibited_by_law',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":8,"column":3},"company":{"table":1,"row":8,"column":4},"research_institution":{"table":1,"row":8,"column":5},"social_organisation":{"table":1,"row":8,"column":6},"legal_service":{"table":1,"row":8,"column":7},"other":{"table":1,"row":8,"column":8},"total":{"table":1,"row":8,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',7,'refused_security_stability',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":9,"column":3},"company":{"table":1,"row":9,"column":4},"research_institution":{"table":1,"row":9,"column":5},"social_organisation":{"table":1,"row":9,"column":6},"legal_service":{"table":1,"row":9,"column":7},"other":{"table":1,"row":9,"column":8},"total":{"table":1,"row":9,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',8,'refused_third_party',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":10,"column":3},"company":{"table":1,"row":10,"column":4},"research_institution":{"table":1,"row":10,"column":5},"social_organisation":{"table":1,"row":10,"column":6},"legal_service":{"table":1,"row":10,"column":7},"other":{"table":1,"row":10,"column":8},"total":{"table":1,"row":10,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',9,'refused_internal',0,291,0,0,0,0,291,'{"natural_person":"0","company":"291","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"291"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":11,"column":3},"company":{"table":1,"row":11,"column":4},"research_institution":{"table":1,"row":11,"column":5},"social_organisation":{"table":1,"row":11,"column":6},"legal_service":{"table":1,"row":11,"column":7},"other":{"table":1,"row":11,"column":8},"total":{"table":1,"row":11,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',10,'refused_process',6,1,0,0,0,0,7,'{"natural_person":"6","company":"1","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"7"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":12,"column":3},"company":{"table":1,"row":12,"column":4},"research_institution":{"table":1,"row":12,"column":5},"social_organisation":{"table":1,"row":12,"column":6},"legal_service":{"table":1,"row":12,"column":7},"other":{"table":1,"row":12,"column":8},"total":{"table":1,"row":12,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',11,'refused_enforcement_file',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":13,"column":3},"company":{"table":1,"row":13,"column":4},"research_institution":{"table":1,"row":13,"column":5},"social_organisation":{"table":1,"row":13,"column":6},"legal_service":{"table":1,"row":13,"column":7},"other":{"table":1,"row":13,"column":8},"total":{"table":1,"row":13,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',12,'refused_administrative_query',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":14,"column":3},"company":{"table":1,"row":14,"column":4},"research_institution":{"table":1,"row":14,"column":5},"social_organisation":{"table":1,"row":14,"column":6},"legal_service":{"table":1,"row":14,"column":7},"other":{"table":1,"row":14,"column":8},"total":{"table":1,"row":14,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',13,'unavailable_not_held',0,0,0,0,0,370,370,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"370","total":"370"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":15,"column":3},"company":{"table":1,"row":15,"column":4},"research_institution":{"table":1,"row":15,"column":5},"social_organisation":{"table":1,"row":15,"column":6},"legal_service":{"table":1,"row":15,"column":7},"other":{"table":1,"row":15,"column":8},"total":{"table":1,"row":15,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',14,'unavailable_needs_creation',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":16,"column":3},"company":{"table":1,"row":16,"column":4},"research_institution":{"table":1,"row":16,"column":5},"social_organisation":{"table":1,"row":16,"column":6},"legal_service":{"table":1,"row":16,"column":7},"other":{"table":1,"row":16,"column":8},"total":{"table":1,"row":16,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',15,'unavailable_unclear',0,0,0,0,1,0,1,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"1","other":"0","total":"1"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":17,"column":3},"company":{"table":1,"row":17,"column":4},"research_institution":{"table":1,"row":17,"column":5},"social_organisation":{"table":1,"row":17,"column":6},"legal_service":{"table":1,"row":17,"column":7},"other":{"table":1,"row":17,"column":8},"total":{"table":1,"row":17,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',16,'unprocessed_petition',0,0,0,0,0,121,121,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"121","total":"121"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":18,"column":3},"company":{"table":1,"row":18,"column":4},"research_institution":{"table":1,"row":18,"column":5},"social_organisation":{"table":1,"row":18,"column":6},"legal_service":{"table":1,"row":18,"column":7},"other":{"table":1,"row":18,"column":8},"total":{"table":1,"row":18,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',17,'unprocessed_repeat',0,0,0,0,1,0,1,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"1","other":"0","total":"1"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":19,"column":3},"company":{"table":1,"row":19,"column":4},"research_institution":{"table":1,"row":19,"column":5},"social_organisation":{"table":1,"row":19,"column":6},"legal_service":{"table":1,"row":19,"column":7},"other":{"table":1,"row":19,"column":8},"total":{"table":1,"row":19,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',18,'unprocessed_publication',0,0,0,0,0,1,1,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"1","total":"1"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":20,"column":3},"company":{"table":1,"row":20,"column":4},"research_institution":{"table":1,"row":20,"column":5},"social_organisation":{"table":1,"row":20,"column":6},"legal_service":{"table":1,"row":20,"column":7},"other":{"table":1,"row":20,"column":8},"total":{"table":1,"row":20,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',19,'unprocessed_vexatious',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":21,"column":3},"company":{"table":1,"row":21,"column":4},"research_institution":{"table":1,"row":21,"column":5},"social_organisation":{"table":1,"row":21,"column":6},"legal_service":{"table":1,"row":21,"column":7},"other":{"table":1,"row":21,"column":8},"total":{"table":1,"row":21,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',20,'unprocessed_confirmation',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":22,"column":3},"company":{"table":1,"row":22,"column":4},"research_institution":{"table":1,"row":22,"column":5},"social_organisation":{"table":1,"row":22,"column":6},"legal_service":{"table":1,"row":22,"column":7},"other":{"table":1,"row":22,"column":8},"total":{"table":1,"row":22,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',21,'other_no_correction',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":23,"column":3},"company":{"table":1,"row":23,"column":4},"research_institution":{"table":1,"row":23,"column":5},"social_organisation":{"table":1,"row":23,"column":6},"legal_service":{"table":1,"row":23,"column":7},"other":{"table":1,"row":23,"column":8},"total":{"table":1,"row":23,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',22,'other_fee_unpaid',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":24,"column":3},"company":{"table":1,"row":24,"column":4},"research_institution":{"table":1,"row":24,"column":5},"social_organisation":{"table":1,"row":24,"column":6},"legal_service":{"table":1,"row":24,"column":7},"other":{"table":1,"row":24,"column":8},"total":{"table":1,"row":24,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',23,'other_misc',0,0,0,0,1,0,1,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"1","other":"0","total":"1"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":25,"column":3},"company":{"table":1,"row":25,"column":4},"research_institution":{"table":1,"row":25,"column":5},"social_organisation":{"table":1,"row":25,"column":6},"legal_service":{"table":1,"row":25,"column":7},"other":{"table":1,"row":25,"column":8},"total":{"table":1,"row":25,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',24,'total',119,292,0,0,3,492,906,'{"natural_person":"119","company":"292","research_institution":"0","social_organisation":"0","legal_service":"3","other":"492","total":"906"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":26,"column":3},"company":{"table":1,"row":26,"column":4},"research_institution":{"table":1,"row":26,"column":5},"social_organisation":{"table":1,"row":26,"column":6},"legal_service":{"table":1,"row":26,"column":7},"other":{"table":1,"row":26,"column":8},"total":{"table":1,"row":26,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2022',25,'carried_out',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2022/1','{"natural_person":{"table":1,"row":27,"column":3},"company":{"table":1,"row":27,"column":4},"research_institution":{"table":1,"row":27,"column":5},"social_organisation":{"table":1,"row":27,"column":6},"legal_service":{"table":1,"row":27,"column":7},"other":{"table":1,"row":27,"column":8},"total":{"table":1,"row":27,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',1,'new',118,0,8,41,0,2,169,'{"natural_person":"118","company":"0","research_institution":"8","social_organisation":"41","legal_service":"0","other":"2","total":"169"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":3,"column":3},"company":{"table":1,"row":3,"column":4},"research_institution":{"table":1,"row":3,"column":5},"social_organisation":{"table":1,"row":3,"column":6},"legal_service":{"table":1,"row":3,"column":7},"other":{"table":1,"row":3,"column":8},"total":{"table":1,"row":3,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',2,'carried_in',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":4,"column":3},"company":{"table":1,"row":4,"column":4},"research_institution":{"table":1,"row":4,"column":5},"social_organisation":{"table":1,"row":4,"column":6},"legal_service":{"table":1,"row":4,"column":7},"other":{"table":1,"row":4,"column":8},"total":{"table":1,"row":4,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',3,'granted',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":5,"column":3},"company":{"table":1,"row":5,"column":4},"research_institution":{"table":1,"row":5,"column":5},"social_organisation":{"table":1,"row":5,"column":6},"legal_service":{"table":1,"row":5,"column":7},"other":{"table":1,"row":5,"column":8},"total":{"table":1,"row":5,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',4,'partially_granted',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":6,"column":3},"company":{"table":1,"row":6,"column":4},"research_institution":{"table":1,"row":6,"column":5},"social_organisation":{"table":1,"row":6,"column":6},"legal_service":{"table":1,"row":6,"column":7},"other":{"table":1,"row":6,"column":8},"total":{"table":1,"row":6,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',5,'refused_state_secret',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":7,"column":3},"company":{"table":1,"row":7,"column":4},"research_institution":{"table":1,"row":7,"column":5},"social_organisation":{"table":1,"row":7,"column":6},"legal_service":{"table":1,"row":7,"column":7},"other":{"table":1,"row":7,"column":8},"total":{"table":1,"row":7,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',6,'refused_prohibited_by_law',0,0,0,40,0,0,40,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"40","legal_service":"0","other":"0","total":"40"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":8,"column":3},"company":{"table":1,"row":8,"column":4},"research_institution":{"table":1,"row":8,"column":5},"social_organisation":{"table":1,"row":8,"column":6},"legal_service":{"table":1,"row":8,"column":7},"other":{"table":1,"row":8,"column":8},"total":{"table":1,"row":8,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',7,'refused_security_stability',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":9,"column":3},"company":{"table":1,"row":9,"column":4},"research_institution":{"table":1,"row":9,"column":5},"social_organisation":{"table":1,"row":9,"column":6},"legal_service":{"table":1,"row":9,"column":7},"other":{"table":1,"row":9,"column":8},"total":{"table":1,"row":9,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',8,'refused_third_party',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":10,"column":3},"company":{"table":1,"row":10,"column":4},"research_institution":{"table":1,"row":10,"column":5},"social_organisation":{"table":1,"row":10,"column":6},"legal_service":{"table":1,"row":10,"column":7},"other":{"table":1,"row":10,"column":8},"total":{"table":1,"row":10,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',9,'refused_internal',0,0,0,1,0,1,2,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"1","legal_service":"0","other":"1","total":"2"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":11,"column":3},"company":{"table":1,"row":11,"column":4},"research_institution":{"table":1,"row":11,"column":5},"social_organisation":{"table":1,"row":11,"column":6},"legal_service":{"table":1,"row":11,"column":7},"other":{"table":1,"row":11,"column":8},"total":{"table":1,"row":11,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',10,'refused_process',1,0,0,0,0,0,1,'{"natural_person":"1","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"1"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":12,"column":3},"company":{"table":1,"row":12,"column":4},"research_institution":{"table":1,"row":12,"column":5},"social_organisation":{"table":1,"row":12,"column":6},"legal_service":{"table":1,"row":12,"column":7},"other":{"table":1,"row":12,"column":8},"total":{"table":1,"row":12,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',11,'refused_enforcement_file',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":13,"column":3},"company":{"table":1,"row":13,"column":4},"research_institution":{"table":1,"row":13,"column":5},"social_organisation":{"table":1,"row":13,"column":6},"legal_service":{"table":1,"row":13,"column":7},"other":{"table":1,"row":13,"column":8},"total":{"table":1,"row":13,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',12,'refused_administrative_query',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":14,"column":3},"company":{"table":1,"row":14,"column":4},"research_institution":{"table":1,"row":14,"column":5},"social_organisation":{"table":1,"row":14,"column":6},"legal_service":{"table":1,"row":14,"column":7},"other":{"table":1,"row":14,"column":8},"total":{"table":1,"row":14,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',13,'unavailable_not_held',1,0,0,0,0,0,1,'{"natural_person":"1","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"1"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":15,"column":3},"company":{"table":1,"row":15,"column":4},"research_institution":{"table":1,"row":15,"column":5},"social_organisation":{"table":1,"row":15,"column":6},"legal_service":{"table":1,"row":15,"column":7},"other":{"table":1,"row":15,"column":8},"total":{"table":1,"row":15,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',14,'unavailable_needs_creation',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":16,"column":3},"company":{"table":1,"row":16,"column":4},"research_institution":{"table":1,"row":16,"column":5},"social_organisation":{"table":1,"row":16,"column":6},"legal_service":{"table":1,"row":16,"column":7},"other":{"table":1,"row":16,"column":8},"total":{"table":1,"row":16,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',15,'unavailable_unclear',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":17,"column":3},"company":{"table":1,"row":17,"column":4},"research_institution":{"table":1,"row":17,"column":5},"social_organisation":{"table":1,"row":17,"column":6},"legal_service":{"table":1,"row":17,"column":7},"other":{"table":1,"row":17,"column":8},"total":{"table":1,"row":17,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',16,'unprocessed_petition',0,0,0,0,0,1,1,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"1","total":"1"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":18,"column":3},"company":{"table":1,"row":18,"column":4},"research_institution":{"table":1,"row":18,"column":5},"social_organisation":{"table":1,"row":18,"column":6},"legal_service":{"table":1,"row":18,"column":7},"other":{"table":1,"row":18,"column":8},"total":{"table":1,"row":18,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',17,'unprocessed_repeat',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":19,"column":3},"company":{"table":1,"row":19,"column":4},"research_institution":{"table":1,"row":19,"column":5},"social_organisation":{"table":1,"row":19,"column":6},"legal_service":{"table":1,"row":19,"column":7},"other":{"table":1,"row":19,"column":8},"total":{"table":1,"row":19,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',18,'unprocessed_publication',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":20,"column":3},"company":{"table":1,"row":20,"column":4},"research_institution":{"table":1,"row":20,"column":5},"social_organisation":{"table":1,"row":20,"column":6},"legal_service":{"table":1,"row":20,"column":7},"other":{"table":1,"row":20,"column":8},"total":{"table":1,"row":20,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',19,'unprocessed_vexatious',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":21,"column":3},"company":{"table":1,"row":21,"column":4},"research_institution":{"table":1,"row":21,"column":5},"social_organisation":{"table":1,"row":21,"column":6},"legal_service":{"table":1,"row":21,"column":7},"other":{"table":1,"row":21,"column":8},"total":{"table":1,"row":21,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',20,'unprocessed_confirmation',0,0,7,0,0,0,7,'{"natural_person":"0","company":"0","research_institution":"7","social_organisation":"0","legal_service":"0","other":"0","total":"7"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":22,"column":3},"company":{"table":1,"row":22,"column":4},"research_institution":{"table":1,"row":22,"column":5},"social_organisation":{"table":1,"row":22,"column":6},"legal_service":{"table":1,"row":22,"column":7},"other":{"table":1,"row":22,"column":8},"total":{"table":1,"row":22,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',21,'other_no_correction',116,0,1,0,0,0,117,'{"natural_person":"116","company":"0","research_institution":"1","social_organisation":"0","legal_service":"0","other":"0","total":"117"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":23,"column":3},"company":{"table":1,"row":23,"column":4},"research_institution":{"table":1,"row":23,"column":5},"social_organisation":{"table":1,"row":23,"column":6},"legal_service":{"table":1,"row":23,"column":7},"other":{"table":1,"row":23,"column":8},"total":{"table":1,"row":23,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',22,'other_fee_unpaid',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":24,"column":3},"company":{"table":1,"row":24,"column":4},"research_institution":{"table":1,"row":24,"column":5},"social_organisation":{"table":1,"row":24,"column":6},"legal_service":{"table":1,"row":24,"column":7},"other":{"table":1,"row":24,"column":8},"total":{"table":1,"row":24,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',23,'other_misc',0,0,0,0,0,0,0,'{"natural_person":"0","company":"0","research_institution":"0","social_organisation":"0","legal_service":"0","other":"0","total":"0"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":25,"column":3},"company":{"table":1,"row":25,"column":4},"research_institution":{"table":1,"row":25,"column":5},"social_organisation":{"table":1,"row":25,"column":6},"legal_service":{"table":1,"row":25,"column":7},"other":{"table":1,"row":25,"column":8},"total":{"table":1,"row":25,"column":9}}');
INSERT INTO "requests" VALUES('410300-洛阳市财政局-2023',24,'total',118,0,8,41,0,2,169,'{"natural_person":"118","company":"0","research_institution":"8","social_organisation":"41","legal_service":"0","other":"2","total":"169"}','410300-洛阳市财政局-2023/1','{"natural_person":{"table":1,"row":26,"column":3},"company":{"table":1,"row":26,"column":4},"research_institution":{"table":1,"row":26,"column":5},"social_organisation":{"table":1,"row":26,"column":6},"legal_service":{"table":1,"row":26,"column":7},"other":{"table":1,"row":26,"column":8},"total":{"table":1,"row":26,"column":9}}');
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
INSERT INTO "rules" VALUES('copies.own_portal','见于本机关的网站 A portal that may speak for the issuer has the report','见于本机关的网站','A portal that may speak for the issuer has the report',15,NULL,'nianbao: a portal speaks for the organs of its division, of those below it, and for those it declares',1,NULL);
CREATE TABLE "sections" (
   "id" INTEGER PRIMARY KEY NOT NULL,
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "number" INTEGER NOT NULL REFERENCES "headings"("code"),
   "heading" TEXT NOT NULL,
   "text" TEXT NOT NULL
) STRICT;
INSERT INTO "sections" VALUES(6138633711141473,'410300-洛阳市财政局-2022',1,'一、总体情况','2022年，洛阳市财政局把信息公开列入年初工作清单，按季度对账，年底逐项销号。
(一)政府信息管理
机构调整以后，聘请的监督员建起一张能按月回看的台账，把长文件拆成问答，留言回复不再超期。汛期前后，办公室牵头为盲道改造专栏加了语音，把分散在六处的办事指南合成一册，数据口径终于对上。针对企业来电，信息中心工程师请法律顾问过了一遍模板，对照清单逐项打勾，群众不再跑第二趟。
(二)主动公开。借着网站改版，三个业务科试着用方言录制讲解，补齐了缺失的扫描件，数据口径终于对上。趁着文件清理，信息中心工程师重写了答复文书的说理段落，逐条核对了目录里失效的链接，数据口径终于对上。
(三)依申请公开
2022年收到申请787件；上年度结转119宗；予以答复的均已送达。因政府信息公开引发行政复议 0 件；因政府信息公开被提起行政诉讼1宗。申请答复平均用时9个工作日，按期答复率100%。配合审计，保密专员请法律顾问过了一遍模板，为盲道改造专栏加了语音，被兄弟单位借鉴。为迎接评估，分管领导带队请法律顾问过了一遍模板，对照清单逐项打勾，留言回复不再超期。');
INSERT INTO "sections" VALUES(6138633711141474,'410300-洛阳市财政局-2022',2,'二、主动公开政府信息情况','');
INSERT INTO "sections" VALUES(6138633711141475,'410300-洛阳市财政局-2022',3,'三、收到和处理政府信息公开申请情况','下表数字由各科室报送后汇总。');
INSERT INTO "sections" VALUES(6138633711141476,'410300-洛阳市财政局-2022',4,'四、政府信息公开行政复议与行政诉讼情况','下表数字由各科室报送后汇总。');
INSERT INTO "sections" VALUES(6138633711141477,'410300-洛阳市财政局-2022',5,'五、存在的主要问题和改进情况','机构调整以后发现图表配色不便打印，图表配色不便打印；办公室牵头要把解读同文件同步起草，拟编一本案例手册。结合巡察整改发现申请人画像不清，历史文件数字化进度偏慢；两名专职人员打算设一个轮值编辑岗，要把解读同文件同步起草。机构调整以后发现平台之间数据不通，应急时发布节奏偏慢；办公室牵头将建立错敏词库，将建立错敏词库。
配合审计发现图表配色不便打印，解读仍以文字为主；综合科与档案室打算设一个轮值编辑岗，拟编一本案例手册。');
INSERT INTO "sections" VALUES(6138633711141478,'410300-洛阳市财政局-2022',6,'六、其他需要报告的事项','洛阳市财政局承办人大代表建议5件、政协委员提案12件，均已答复并公开。');
INSERT INTO "sections" VALUES(8744133730406353,'410300-洛阳市财政局-2023',1,'一、总体情况','本报告由洛阳市财政局依照条例第五十条编写，数据统计期限为2023年1月1日至12月31日。
2023年，共受理政府信息公开申请169份，按时办结一百六十九件。制发规范性文件0份，废止规范性文件5宗，现行有效规范性文件十一件。针对企业来电，两名专职人员开了三场面对面的说明会，把旧站的数据迁到新库，电话咨询因此少了。年初，分管领导带队建起一张能按月回看的台账，补齐了缺失的扫描件，群众不再跑第二趟。在招生季，驻村干部请法律顾问过了一遍模板，为盲道改造专栏加了语音，被兄弟单位借鉴。');
INSERT INTO "sections" VALUES(8744133730406354,'410300-洛阳市财政局-2023',2,'二、主动公开政府信息情况','');
INSERT INTO "sections" VALUES(8744133730406355,'410300-洛阳市财政局-2023',3,'三、收到和处理政府信息公开申请情况','');
INSERT INTO "sections" VALUES(8744133730406356,'410300-洛阳市财政局-2023',4,'四、政府信息公开行政复议、行政诉讼情况','下表数字由各科室报送后汇总。');
INSERT INTO "sections" VALUES(8744133730406357,'410300-洛阳市财政局-2023',5,'五、存在的主要问题及改进情况','（一）存在的主要问题
二季度起发现政策术语转成白话的功夫不够，答复口径偶有出入；驻村干部要办一期实操训练营，计划引入第三方抽查。借着网站改版发现检索词收录不全，意见征集反馈太笼统；三个业务科准备设立体验官，将建立错敏词库。汛期前后发现基层人手轮换太勤，政策术语转成白话的功夫不够；由支部书记挂帅打算设一个轮值编辑岗，将修订审查流程。
（二）改进情况
机构调整以后发现解读仍以文字为主，答复口径偶有出入；综合科与档案室准备把考核权重提高，打算每月公布一次问题清单。');
INSERT INTO "sections" VALUES(8744133730406358,'410300-洛阳市财政局-2023',6,'六、其他需要报告的情况','无。');
CREATE TABLE "source_tables" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "report_id" TEXT NOT NULL REFERENCES "reports"("id"),
   "section" INTEGER REFERENCES "headings"("code"),
   "position" INTEGER NOT NULL,
   "page" INTEGER,
   "flattened" INTEGER NOT NULL,
   "cells" TEXT NOT NULL
) STRICT;
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2022/0','410300-洛阳市财政局-2022',2,0,NULL,0,'[{"text":"第二十条 第（一）项","row":0,"column":0,"colspan":4},{"text":"信息\n内容","row":1,"column":0},{"text":"本年制发数量","row":1,"column":1},{"text":"本年废纸件数","row":1,"column":2},{"text":"现行有效数量","row":1,"column":3},{"text":"行政规章","row":2,"column":0},{"text":"1","row":2,"column":1},{"text":"42","row":2,"column":2},{"text":"0","row":2,"column":3},{"text":"行政规范性 文件","row":3,"column":0},{"text":"1924","row":3,"column":1},{"text":"518","row":3,"column":2},{"text":"0","row":3,"column":3},{"text":"第二十条第（五）项","row":4,"column":0,"colspan":4},{"text":"信息内容","row":5,"column":0},{"text":"本年处理决定\n数量","row":5,"column":1,"colspan":3},{"text":"行政许可","row":6,"column":0},{"text":"6","row":6,"column":1,"colspan":3},{"text":"第二十条第\n（六）项","row":7,"column":0,"colspan":4},{"text":"信息 内容","row":8,"column":0},{"text":"本年处理决定数量","row":8,"column":1,"colspan":3},{"text":"行政处罚","row":9,"column":0},{"text":"8","row":9,"column":1,"colspan":3},{"text":"行政强制","row":10,"column":0},{"text":"15","row":10,"column":1,"colspan":3},{"text":"第二十条第（八\n）项","row":11,"column":0,"colspan":4},{"text":"信息\n内容","row":12,"column":0},{"text":"收费\n金额","row":12,"column":1,"colspan":3},{"text":"行政\n事业性收费","row":13,"column":0},{"text":"0","row":13,"column":1,"colspan":3}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2022/1','410300-洛阳市财政局-2022',3,1,NULL,0,'[{"text":"（本列数据的勾稽关系为：第一项加第二项之和，等于第三\n项加第四项之和）","row":0,"column":0,"rowspan":3,"colspan":3},{"text":"申请人情况","row":0,"column":3,"colspan":7},{"text":"自然人","row":1,"column":3,"rowspan":2},{"text":"法人或其他组织","row":1,"column":4,"colspan":5},{"text":"合计","row":1,"column":9,"rowspan":2},{"text":"商业\n企业","row":2,"column":4},{"text":"科研机构","row":2,"column":5},{"text":"公益组织","row":2,"column":6},{"text":"法律\n服务机构","row":2,"column":7},{"text":"其他","row":2,"column":8},{"text":"一、本年新收政府信息公开申请数量","row":3,"column":0,"colspan":3},{"text":"0","row":3,"column":3},{"text":"292","row":3,"column":4},{"text":"0","row":3,"column":5},{"text":"0","row":3,"column":6},{"text":"3","row":3,"column":7},{"text":"492","row":3,"column":8},{"text":"787","row":3,"column":9},{"text":"二、上年结转申请数量","row":4,"column":0,"colspan":3},{"text":"119","row":4,"column":3},{"text":"0","row":4,"column":4},{"text":"0","row":4,"column":5},{"text":"0","row":4,"column":6},{"text":"0","row":4,"column":7},{"text":"0","row":4,"column":8},{"text":"119","row":4,"column":9},{"text":"三、本年办理结果","row":5,"column":0,"rowspan":22},{"text":"（一）予以公开","row":5,"column":1,"colspan":2},{"text":"0","row":5,"column":3},{"text":"0","row":5,"column":4},{"text":"0","row":5,"column":5},{"text":"0","row":5,"column":6},{"text":"0","row":5,"column":7},{"text":"0","row":5,"column":8},{"text":"0","row":5,"column":9},{"text":"（二） 部分公开","row":6,"column":1,"colspan":2},{"text":"1","row":6,"column":3},{"text":"0","row":6,"column":4},{"text":"0","row":6,"column":5},{"text":"0","row":6,"column":6},{"text":"0","row":6,"column":7},{"text":"0","row":6,"column":8},{"text":"1","row":6,"column":9},{"text":"（三\n）不予公开","row":7,"column":1,"rowspan":8},{"text":"1.属于国家秘密","row":7,"column":2},{"text":"112","row":7,"column":3},{"text":"0","row":7,"column":4},{"text":"0","row":7,"column":5},{"text":"0","row":7,"column":6},{"text":"0","row":7,"column":7},{"text":"0","row":7,"column":8},{"text":"112","row":7,"column":9},{"text":"2.其他法律行政法规禁止公开","row":8,"column":2},{"text":"0","row":8,"column":3},{"text":"0","row":8,"column":4},{"text":"0","row":8,"column":5},{"text":"0","row":8,"column":6},{"text":"0","row":8,"column":7},{"text":"0","row":8,"column":8},{"text":"0","row":8,"column":9},{"text":"3.危及“三安全 一稳定”","row":9,"column":2},{"text":"0","row":9,"column":3},{"text":"0","row":9,"column":4},{"text":"0","row":9,"column":5},{"text":"0","row":9,"column":6},{"text":"0","row":9,"column":7},{"text":"0","row":9,"column":8},{"text":"0","row":9,"column":9},{"text":"4.保护第三方合法\n权益","row":10,"column":2},{"text":"0","row":10,"column":3},{"text":"0","row":10,"column":4},{"text":"0","row":10,"column":5},{"text":"0","row":10,"column":6},{"text":"0","row":10,"column":7},{"text":"0","row":10,"column":8},{"text":"0","row":10,"column":9},{"text":"5.属于三类内部事务信息","row":11,"column":2},{"text":"0","row":11,"column":3},{"text":"291","row":11,"column":4},{"text":"0","row":11,"column":5},{"text":"0","row":11,"column":6},{"text":"0","row":11,"column":7},{"text":"0","row":11,"column":8},{"text":"291","row":11,"column":9},{"text":"6.属于四类过程\n性信息","row":12,"column":2},{"text":"6","row":12,"column":3},{"text":"1","row":12,"column":4},{"text":"0","row":12,"column":5},{"text":"0","row":12,"column":6},{"text":"0","row":12,"column":7},{"text":"0","row":12,"column":8},{"text":"7","row":12,"column":9},{"text":"7.属于\n行政执法案卷信息","row":13,"column":2},{"text":"0","row":13,"column":3},{"text":"0","row":13,"column":4},{"text":"0","row":13,"column":5},{"text":"0","row":13,"column":6},{"text":"0","row":13,"column":7},{"text":"0","row":13,"column":8},{"text":"0","row":13,"column":9},{"text":"8.属于\n行政查询事项","row":14,"column":2},{"text":"0","row":14,"column":3},{"text":"0","row":14,"column":4},{"text":"0","row":14,"column":5},{"text":"0","row":14,"column":6},{"text":"0","row":14,"column":7},{"text":"0","row":14,"column":8},{"text":"0","row":14,"column":9},{"text":"（四）无\n法提供","row":15,"column":1,"rowspan":3},{"text":"1.本机关不掌握 相关信息","row":15,"column":2},{"text":"0","row":15,"column":3},{"text":"0","row":15,"column":4},{"text":"0","row":15,"column":5},{"text":"0","row":15,"column":6},{"text":"0","row":15,"column":7},{"text":"370","row":15,"column":8},{"text":"370","row":15,"column":9},{"text":"2. 没有现成信息需要另行制作","row":16,"column":2},{"text":"0","row":16,"column":3},{"text":"0","row":16,"column":4},{"text":"0","row":16,"column":5},{"text":"0","row":16,"column":6},{"text":"0","row":16,"column":7},{"text":"0","row":16,"column":8},{"text":"0","row":16,"column":9},{"text":"3.补正后申请内容仍不明确","row":17,"column":2},{"text":"0","row":17,"column":3},{"text":"0","row":17,"column":4},{"text":"0","row":17,"column":5},{"text":"0","row":17,"column":6},{"text":"1","row":17,"column":7},{"text":"0","row":17,"column":8},{"text":"1","row":17,"column":9},{"text":"（五）不予处理","row":18,"column":1,"rowspan":5},{"text":"1.信访举报投诉类申请","row":18,"column":2},{"text":"0","row":18,"column":3},{"text":"0","row":18,"column":4},{"text":"0","row":18,"column":5},{"text":"0","row":18,"column":6},{"text":"0","row":18,"column":7},{"text":"121","row":18,"column":8},{"text":"121","row":18,"column":9},{"text":"2.重 复申请","row":19,"column":2},{"text":"0","row":19,"column":3},{"text":"0","row":19,"column":4},{"text":"0","row":19,"column":5},{"text":"0","row":19,"column":6},{"text":"1","row":19,"column":7},{"text":"0","row":19,"column":8},{"text":"1","row":19,"column":9},{"text":"3.要求提供公开出版物","row":20,"column":2},{"text":"0","row":20,"column":3},{"text":"0","row":20,"column":4},{"text":"0","row":20,"column":5},{"text":"0","row":20,"column":6},{"text":"0","row":20,"column":7},{"text":"1","row":20,"column":8},{"text":"1","row":20,"column":9},{"text":"4.无正当理由大量反复申请","row":21,"column":2},{"text":"0","row":21,"column":3},{"text":"0","row":21,"column":4},{"text":"0","row":21,"column":5},{"text":"0","row":21,"column":6},{"text":"0","row":21,"column":7},{"text":"0","row":21,"column":8},{"text":"0","row":21,"column":9},{"text":"5.要求行政机关确认或 重新出具已获取信息","row":22,"column":2},{"text":"0","row":22,"column":3},{"text":"0","row":22,"column":4},{"text":"0","row":22,"column":5},{"text":"0","row":22,"column":6},{"text":"0","row":22,"column":7},{"text":"0","row":22,"column":8},{"text":"0","row":22,"column":9},{"text":"（六）其 他情况","row":23,"column":1,"rowspan":3},{"text":"1.逾期\n不补正","row":23,"column":2},{"text":"0","row":23,"column":3},{"text":"0","row":23,"column":4},{"text":"0","row":23,"column":5},{"text":"0","row":23,"column":6},{"text":"0","row":23,"column":7},{"text":"0","row":23,"column":8},{"text":"0","row":23,"column":9},{"text":"2.逾期不缴费","row":24,"column":2},{"text":"0","row":24,"column":3},{"text":"0","row":24,"column":4},{"text":"0","row":24,"column":5},{"text":"0","row":24,"column":6},{"text":"0","row":24,"column":7},{"text":"0","row":24,"column":8},{"text":"0","row":24,"column":9},{"text":"3.\n其他","row":25,"column":2},{"text":"0","row":25,"column":3},{"text":"0","row":25,"column":4},{"text":"0","row":25,"column":5},{"text":"0","row":25,"column":6},{"text":"1","row":25,"column":7},{"text":"0","row":25,"column":8},{"text":"1","row":25,"column":9},{"text":"（七）\n总记","row":26,"column":1,"colspan":2},{"text":"119","row":26,"column":3},{"text":"292","row":26,"column":4},{"text":"0","row":26,"column":5},{"text":"0","row":26,"column":6},{"text":"3","row":26,"column":7},{"text":"492","row":26,"column":8},{"text":"906","row":26,"column":9},{"text":"四、结转下 年继续办理","row":27,"column":0,"colspan":3},{"text":"0","row":27,"column":3},{"text":"0","row":27,"column":4},{"text":"0","row":27,"column":5},{"text":"0","row":27,"column":6},{"text":"0","row":27,"column":7},{"text":"0","row":27,"column":8},{"text":"0","row":27,"column":9}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2022/2','410300-洛阳市财政局-2022',4,2,NULL,0,'[{"text":"行政法复议","row":0,"column":0,"colspan":5},{"text":"行政诉讼","row":0,"column":5,"colspan":10},{"text":"结果维持","row":1,"column":0,"rowspan":2},{"text":"结果纠正","row":1,"column":1,"rowspan":2},{"text":"其它\n结果","row":1,"column":2,"rowspan":2},{"text":"尚未\n审结","row":1,"column":3,"rowspan":2},{"text":"合计","row":1,"column":4,"rowspan":2},{"text":"未经复议直接起诉","row":1,"column":5,"colspan":5},{"text":"复议后诉讼","row":1,"column":10,"colspan":5},{"text":"结果维持","row":2,"column":5},{"text":"结果\n纠正","row":2,"column":6},{"text":"其它\n结果","row":2,"column":7},{"text":"未审结","row":2,"column":8},{"text":"总计","row":2,"column":9},{"text":"结果维持","row":2,"column":10},{"text":"结果纠正","row":2,"column":11},{"text":"其他\n结果","row":2,"column":12},{"text":"未审结","row":2,"column":13},{"text":"合计","row":2,"column":14},{"text":"0","row":3,"column":0},{"text":"0","row":3,"column":1},{"text":"0","row":3,"column":2},{"text":"0","row":3,"column":3},{"text":"0","row":3,"column":4},{"text":"1","row":3,"column":5},{"text":"0","row":3,"column":6},{"text":"0","row":3,"column":7},{"text":"0","row":3,"column":8},{"text":"1","row":3,"column":9},{"text":"0","row":3,"column":10},{"text":"0","row":3,"column":11},{"text":"0","row":3,"column":12},{"text":"0","row":3,"column":13},{"text":"0","row":3,"column":14}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2023/0','410300-洛阳市财政局-2023',2,0,NULL,0,'[{"text":"第二十条第（一\n）项","row":0,"column":0,"colspan":4},{"text":"信息\n内容","row":1,"column":0},{"text":"本年制发件数","row":1,"column":1},{"text":"本年废止件数","row":1,"column":2},{"text":"现行有\n效件数","row":1,"column":3},{"text":"规章","row":2,"column":0},{"text":"792","row":2,"column":1},{"text":"39","row":2,"column":2},{"text":"2185","row":2,"column":3},{"text":"行政规范性文件","row":3,"column":0},{"text":"0","row":3,"column":1},{"text":"5","row":3,"column":2},{"text":"11","row":3,"column":3},{"text":"第二十条第（五）项","row":4,"column":0,"colspan":4},{"text":"信息内容","row":5,"column":0},{"text":"本年处理\n决定数量","row":5,"column":1,"colspan":3},{"text":"行政许可","row":6,"column":0},{"text":"12","row":6,"column":1,"colspan":3},{"text":"第二十条第（\n六）项","row":7,"column":0,"colspan":4},{"text":"信息内容","row":8,"column":0},{"text":"本年处理决定数量","row":8,"column":1,"colspan":3},{"text":"行政\n处罚","row":9,"column":0},{"text":"24","row":9,"column":1,"colspan":3},{"text":"行政\n强制","row":10,"column":0},{"text":"1798","row":10,"column":1,"colspan":3},{"text":"第二十条第（八）项","row":11,"column":0,"colspan":4},{"text":"信息\n内容","row":12,"column":0},{"text":"本年收费金额（单位：万\n元）","row":12,"column":1,"colspan":3},{"text":"行政事\n业性收费","row":13,"column":0},{"text":"0","row":13,"column":1,"colspan":3}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2023/1','410300-洛阳市财政局-2023',3,1,NULL,0,'[{"text":"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）","row":0,"column":0,"rowspan":3,"colspan":3},{"text":"申请 人情况","row":0,"column":3,"colspan":7},{"text":"自然人","row":1,"column":3,"rowspan":2},{"text":"法人或其他组织","row":1,"column":4,"colspan":5},{"text":"总计","row":1,"column":9,"rowspan":2},{"text":"商业\n企业","row":2,"column":4},{"text":"科研机构","row":2,"column":5},{"text":"社会公\n益组织","row":2,"column":6},{"text":"法律\n服务机构","row":2,"column":7},{"text":"其他","row":2,"column":8},{"text":"本年新收政府信息公开申请数量","row":3,"column":0,"colspan":3},{"text":"118","row":3,"column":3},{"text":"0","row":3,"column":4},{"text":"8","row":3,"column":5},{"text":"41","row":3,"column":6},{"text":"0","row":3,"column":7},{"text":"2","row":3,"column":8},{"text":"169","row":3,"column":9},{"text":"上年结转政府信息公开申请数量","row":4,"column":0,"colspan":3},{"text":"0","row":4,"column":3},{"text":"0","row":4,"column":4},{"text":"0","row":4,"column":5},{"text":"0","row":4,"column":6},{"text":"0","row":4,"column":7},{"text":"0","row":4,"column":8},{"text":"0","row":4,"column":9},{"text":"本年\n度办理结果","row":5,"column":0,"rowspan":22},{"text":"予以公开","row":5,"column":1,"colspan":2},{"text":"0","row":5,"column":3},{"text":"0","row":5,"column":4},{"text":"0","row":5,"column":5},{"text":"0","row":5,"column":6},{"text":"0","row":5,"column":7},{"text":"0","row":5,"column":8},{"text":"0","row":5,"column":9},{"text":"部分公开（区分处理的\n，只计这一情形，不计其他情形）","row":6,"column":1,"colspan":2},{"text":"0","row":6,"column":3},{"text":"0","row":6,"column":4},{"text":"0","row":6,"column":5},{"text":"0","row":6,"column":6},{"text":"0","row":6,"column":7},{"text":"0","row":6,"column":8},{"text":"0","row":6,"column":9},{"text":"不予\n公开","row":7,"column":1,"rowspan":8},{"text":"属于国 家秘密","row":7,"column":2},{"text":"0","row":7,"column":3},{"text":"0","row":7,"column":4},{"text":"0","row":7,"column":5},{"text":"0","row":7,"column":6},{"text":"0","row":7,"column":7},{"text":"0","row":7,"column":8},{"text":"0","row":7,"column":9},{"text":"2.其他\n法律行政法规禁止公开","row":8,"column":2},{"text":"0","row":8,"column":3},{"text":"0","row":8,"column":4},{"text":"0","row":8,"column":5},{"text":"40","row":8,"column":6},{"text":"0","row":8,"column":7},{"text":"0","row":8,"column":8},{"text":"40","row":8,"column":9},{"text":"危及\n“三安全一稳定”","row":9,"column":2},{"text":"0","row":9,"column":3},{"text":"0","row":9,"column":4},{"text":"0","row":9,"column":5},{"text":"0","row":9,"column":6},{"text":"0","row":9,"column":7},{"text":"0","row":9,"column":8},{"text":"0","row":9,"column":9},{"text":"保护第三方合法权益","row":10,"column":2},{"text":"0","row":10,"column":3},{"text":"0","row":10,"column":4},{"text":"0","row":10,"column":5},{"text":"0","row":10,"column":6},{"text":"0","row":10,"column":7},{"text":"0","row":10,"column":8},{"text":"0","row":10,"column":9},{"text":"属于三类内部事务信息","row":11,"column":2},{"text":"0","row":11,"column":3},{"text":"0","row":11,"column":4},{"text":"0","row":11,"column":5},{"text":"1","row":11,"column":6},{"text":"0","row":11,"column":7},{"text":"1","row":11,"column":8},{"text":"2","row":11,"column":9},{"text":"属于\n四类过程性信息","row":12,"column":2},{"text":"1","row":12,"column":3},{"text":"0","row":12,"column":4},{"text":"0","row":12,"column":5},{"text":"0","row":12,"column":6},{"text":"0","row":12,"column":7},{"text":"0","row":12,"column":8},{"text":"1","row":12,"column":9},{"text":"属于行政执法案卷","row":13,"column":2},{"text":"0","row":13,"column":3},{"text":"0","row":13,"column":4},{"text":"0","row":13,"column":5},{"text":"0","row":13,"column":6},{"text":"0","row":13,"column":7},{"text":"0","row":13,"column":8},{"text":"0","row":13,"column":9},{"text":"属于行政查\n询事项","row":14,"column":2},{"text":"0","row":14,"column":3},{"text":"0","row":14,"column":4},{"text":"0","row":14,"column":5},{"text":"0","row":14,"column":6},{"text":"0","row":14,"column":7},{"text":"0","row":14,"column":8},{"text":"0","row":14,"column":9},{"text":"无法\n提供","row":15,"column":1,"rowspan":3},{"text":"本机关不掌握相关政府信息","row":15,"column":2},{"text":"1","row":15,"column":3},{"text":"0","row":15,"column":4},{"text":"0","row":15,"column":5},{"text":"0","row":15,"column":6},{"text":"0","row":15,"column":7},{"text":"0","row":15,"column":8},{"text":"1","row":15,"column":9},{"text":"没有 现成信息需要另行制作","row":16,"column":2},{"text":"0","row":16,"column":3},{"text":"0","row":16,"column":4},{"text":"0","row":16,"column":5},{"text":"0","row":16,"column":6},{"text":"0","row":16,"column":7},{"text":"0","row":16,"column":8},{"text":"0","row":16,"column":9},{"text":"补正后申请内容仍 不明确","row":17,"column":2},{"text":"0","row":17,"column":3},{"text":"0","row":17,"column":4},{"text":"0","row":17,"column":5},{"text":"0","row":17,"column":6},{"text":"0","row":17,"column":7},{"text":"0","row":17,"column":8},{"text":"0","row":17,"column":9},{"text":"不予处理","row":18,"column":1,"rowspan":5},{"text":"信访举报投诉类申请","row":18,"column":2},{"text":"0","row":18,"column":3},{"text":"0","row":18,"column":4},{"text":"0","row":18,"column":5},{"text":"0","row":18,"column":6},{"text":"0","row":18,"column":7},{"text":"1","row":18,"column":8},{"text":"1","row":18,"column":9},{"text":"重复 申请","row":19,"column":2},{"text":"0","row":19,"column":3},{"text":"0","row":19,"column":4},{"text":"0","row":19,"column":5},{"text":"0","row":19,"column":6},{"text":"0","row":19,"column":7},{"text":"0","row":19,"column":8},{"text":"0","row":19,"column":9},{"text":"要求提供公开出版物","row":20,"column":2},{"text":"0","row":20,"column":3},{"text":"0","row":20,"column":4},{"text":"0","row":20,"column":5},{"text":"0","row":20,"column":6},{"text":"0","row":20,"column":7},{"text":"0","row":20,"column":8},{"text":"0","row":20,"column":9},{"text":"无正当理由大量\n反复申请","row":21,"column":2},{"text":"0","row":21,"column":3},{"text":"0","row":21,"column":4},{"text":"0","row":21,"column":5},{"text":"0","row":21,"column":6},{"text":"0","row":21,"column":7},{"text":"0","row":21,"column":8},{"text":"0","row":21,"column":9},{"text":"要求行政机关确认或重新出具已获取信息","row":22,"column":2},{"text":"0","row":22,"column":3},{"text":"0","row":22,"column":4},{"text":"7","row":22,"column":5},{"text":"0","row":22,"column":6},{"text":"0","row":22,"column":7},{"text":"0","row":22,"column":8},{"text":"7","row":22,"column":9},{"text":"（六\n）其他处理","row":23,"column":1,"rowspan":3},{"text":"申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请","row":23,"column":2},{"text":"116","row":23,"column":3},{"text":"0","row":23,"column":4},{"text":"1","row":23,"column":5},{"text":"0","row":23,"column":6},{"text":"0","row":23,"column":7},{"text":"0","row":23,"column":8},{"text":"117","row":23,"column":9},{"text":"申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请","row":24,"column":2},{"text":"0","row":24,"column":3},{"text":"0","row":24,"column":4},{"text":"0","row":24,"column":5},{"text":"0","row":24,"column":6},{"text":"0","row":24,"column":7},{"text":"0","row":24,"column":8},{"text":"0","row":24,"column":9},{"text":"3.其他","row":25,"column":2},{"text":"0","row":25,"column":3},{"text":"0","row":25,"column":4},{"text":"0","row":25,"column":5},{"text":"0","row":25,"column":6},{"text":"0","row":25,"column":7},{"text":"0","row":25,"column":8},{"text":"0","row":25,"column":9},{"text":"（七\n）总计","row":26,"column":1,"colspan":2},{"text":"118","row":26,"column":3},{"text":"0","row":26,"column":4},{"text":"8","row":26,"column":5},{"text":"41","row":26,"column":6},{"text":"0","row":26,"column":7},{"text":"2","row":26,"column":8},{"text":"169","row":26,"column":9},{"text":"结转下年度继续办理","row":27,"column":0,"colspan":3},{"text":"0","row":27,"column":3},{"text":"0","row":27,"column":4},{"text":"0","row":27,"column":5},{"text":"0","row":27,"column":6},{"text":"0","row":27,"column":7},{"text":"0","row":27,"column":8},{"text":"0","row":27,"column":9}]');
INSERT INTO "source_tables" VALUES('410300-洛阳市财政局-2023/2','410300-洛阳市财政局-2023',4,2,NULL,0,'[{"text":"行政复议","row":0,"column":0,"colspan":5},{"text":"行政诉讼","row":0,"column":5,"colspan":10},{"text":"结果维持","row":1,"column":0,"rowspan":2},{"text":"结果纠正","row":1,"column":1,"rowspan":2},{"text":"其他\n结果","row":1,"column":2,"rowspan":2},{"text":"尚未审结","row":1,"column":3,"rowspan":2},{"text":"总计","row":1,"column":4,"rowspan":2},{"text":"未经复议直接起诉","row":1,"column":5,"colspan":5},{"text":"复议\n后起诉","row":1,"column":10,"colspan":5},{"text":"结果\n维持","row":2,"column":5},{"text":"结果\n纠正","row":2,"column":6},{"text":"其他结果","row":2,"column":7},{"text":"尚未\n审结","row":2,"column":8},{"text":"总计","row":2,"column":9},{"text":"结果维持","row":2,"column":10},{"text":"结果纠正","row":2,"column":11},{"text":"其他结果","row":2,"column":12},{"text":"尚未 审结","row":2,"column":13},{"text":"总计","row":2,"column":14},{"text":"0","row":3,"column":0},{"text":"0","row":3,"column":1},{"text":"0","row":3,"column":2},{"text":"0","row":3,"column":3},{"text":"0","row":3,"column":4},{"text":"0","row":3,"column":5},{"text":"0","row":3,"column":6},{"text":"0","row":3,"column":7},{"text":"0","row":3,"column":8},{"text":"0","row":3,"column":9},{"text":"0","row":3,"column":10},{"text":"0","row":3,"column":11},{"text":"0","row":3,"column":12},{"text":"0","row":3,"column":13},{"text":"0","row":3,"column":14}]');
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
INSERT INTO "stages" VALUES('compare','比对 Compare','比对','Compare',5,NULL,'The report was read, but it is hardly its issuer''s: another of the same year names that issuer itself.');
CREATE TABLE "standings" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "standings" VALUES('own','本机关的网站 Own','本机关的网站','Own',1,NULL,'The portal of the issuer''s division, of one above it, or one that declares the issuer; or the portal of the place that a branch has in its name.');
INSERT INTO "standings" VALUES('foreign','他处网站 Foreign','他处网站','Foreign',2,NULL,'Any other portal: its copy is kept, shown and compared, and chosen only where no own copy was ever seen.');
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
INSERT INTO "statuses" VALUES('flagged','有疑问 Flagged','有疑问','Flagged',2,NULL,'A rule of arithmetic, over years or over text and tables fails, a cell or label could not be read, or the report is known from other portals than its issuer''s alone: see its checks and warnings. A report that is late or copied has figures as good as others, and is not flagged for it.');
CREATE TABLE "transports" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "english" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "form" TEXT,
   "meaning" TEXT
) STRICT;
INSERT INTO "transports" VALUES('verified','已验证的加密连接 TLS, certificate verified','已验证的加密连接','TLS, certificate verified',1,NULL,'Over TLS, and the server''s certificate is right.');
INSERT INTO "transports" VALUES('unverified','未验证的加密连接 TLS, certificate not verified','未验证的加密连接','TLS, certificate not verified',2,NULL,'Over TLS with a server whose certificate could not be verified: somebody on the way could have changed it.');
INSERT INTO "transports" VALUES('plain_after_tls','加密连接失败后未加密 Not encrypted, after TLS failed','加密连接失败后未加密','Not encrypted, after TLS failed',3,NULL,'Over HTTP, as HTTPS had failed: somebody on the way could have changed it, and could have seen to that.');
INSERT INTO "transports" VALUES('plain','未加密 Not encrypted','未加密','Not encrypted',4,NULL,'Over HTTP: somebody on the way could have changed it.');
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
PRAGMA user_version=4;
