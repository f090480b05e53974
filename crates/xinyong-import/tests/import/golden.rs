//! Every generation, as permits and as penalties, in every format, gives the same archives.

use crate::sheets::{CODES, Table, import, layout, warnings};
use serde_json::{Value, json};
use xinyong_import::Layout;
use xinyong_score::RecordKind;

/// The formats that hold text, by name.
type Write = fn(&Table) -> Vec<u8>;
const FORMATS: [(&str, Write); 6] = [
    ("csv", Table::csv),
    ("csv with bom", Table::csv_with_bom),
    ("csv in gb18030", Table::csv_in_gb18030),
    ("xlsx", Table::xlsx),
    ("json", Table::json),
    ("json lines", Table::json_lines),
];

/// Writes a sheet of a layout as every format, by headings and by keys, and compares what comes back.
#[track_caller]
fn golden(layout: &Layout, rows: &[&[(&str, &str)]], expected: &Value) {
    let by_name = Table::of(layout, rows);
    let mut by_key = by_name.clone();
    by_key.headings = layout.columns.iter().map(|column| column.key.clone()).collect();
    let mut by_site_key = by_name.clone();
    by_site_key.headings =
        layout.columns.iter().map(|column| column.key.to_lowercase().replace('_', "")).collect();
    let mut reversed = by_name.clone();
    reversed.headings.reverse();
    reversed.rows.iter_mut().for_each(|row| row.reverse());

    for table in [&by_name, &by_key, &by_site_key, &reversed] {
        for (format, write) in FORMATS {
            let imported = import(&write(table));
            let archives = serde_json::to_value(&imported.archives).unwrap();
            assert_eq!(&archives, expected, "{format}: {:?}", imported.report.errors);
            let sheet = &imported.report.sheets[0];
            assert_eq!((sheet.generation, sheet.kind), (layout.generation, layout.kind), "{format}");
            assert_eq!(warnings(&imported.report), Vec::<&str>::new(), "{format}");
        }
    }
}

fn archive(entity: &Value, records: &Value) -> Value {
    json!({ "format": "xinyong-archive/1", "entity": entity, "records": records })
}

#[test]
fn penalties_of_2015() {
    golden(
        &layout("2015", RecordKind::AdministrativePenalty, false),
        &[
            &[
                ("行政处罚决定书文号", "黑市监罚〔2016〕1号"),
                ("处罚名称", "未按规定公示"),
                ("处罚类别1", "警告"),
                ("行政相对人名称", "示例一公司"),
                ("行政相对人代码_1(统一社会信用代码)", CODES[0]),
                ("行政相对人代码_5(居民身份证号)", "11010519491231002X"),
                ("法定代表人姓名", "示例甲"),
                ("处罚决定日期", "2016/3/10"),
                ("处罚机关", "某市市场监管局"),
                ("当前状态", "0"),
            ],
            &[
                ("处罚类别1", "警告"),
                ("处罚类别2", "责令停产停业"),
                ("行政相对人名称", "示例一公司"),
                ("行政相对人代码_1(统一社会信用代码)", CODES[0]),
                ("处罚决定日期", "20160311"),
                ("当前状态", "正常"),
            ],
        ],
        &json!([archive(
            &json!({ "uscc": CODES[0], "name": "示例一公司", "category": "enterprise", "legal_representative": "示例甲" }),
            &json!([
                { "id": "p-1", "kind": "administrative-penalty", "severity": "minor", "severity_inferred": true,
                  "date": "2016-03-10", "authority": "某市市场监管局", "document_no": "黑市监罚〔2016〕1号",
                  "title": "未按规定公示", "status": "active" },
                { "id": "p-2", "kind": "administrative-penalty", "severity": "serious", "severity_inferred": true,
                  "date": "2016-03-11", "status": "active" },
            ])
        )]),
    );
}

#[test]
fn permits_of_2015() {
    golden(
        &layout("2015", RecordKind::AdministrativePermit, false),
        &[&[
            ("行政许可决定书文号", "许〔2016〕1号"),
            ("项目名称", "某项目"),
            ("行政相对人名称", "示例一公司"),
            ("行政相对人代码_1(统一社会信用代码)", CODES[0]),
            ("许可决定日期", "2016年3月10日"),
            ("许可截止期", "2099/12/31"),
            ("许可机关", "某市审批局"),
            ("当前状态", "0"),
        ]],
        &json!([archive(
            &json!({ "uscc": CODES[0], "name": "示例一公司", "category": "enterprise" }),
            &json!([{ "id": "x-1", "kind": "administrative-permit", "date": "2016-03-10", "authority": "某市审批局",
                     "document_no": "许〔2016〕1号", "title": "某项目", "status": "active" }])
        )]),
    );
}

#[test]
fn penalties_of_2018() {
    golden(
        &layout("2018", RecordKind::AdministrativePenalty, false),
        &[&[
            ("行政相对人名称", "示例二公司"),
            ("行政相对人代码_1(统一社会信用代码)", CODES[1]),
            ("法定代表人", "示例乙"),
            ("法定代表人身份证号", "11010519491231002X"),
            ("行政处罚决定书文号", "罚〔2018〕2号"),
            ("违法行为类型", "产品质量"),
            ("处罚类别", "罚款；没收违法所得、没收非法财物"),
            ("罚款金额(万元)", "0.3"),
            ("没收违法所得、没收非法财物的金额(万元)", "1.000001"),
            ("处罚决定日期", "2018-12-31"),
            ("处罚有效期", "2099-12-31"),
            ("处罚机关", "某省市场监管局"),
        ]],
        &json!([archive(
            &json!({ "uscc": CODES[1], "name": "示例二公司", "category": "enterprise", "legal_representative": "示例乙" }),
            &json!([{ "id": "p-1", "kind": "administrative-penalty", "severity": "general", "severity_inferred": true,
                     "date": "2018-12-31", "authority": "某省市场监管局", "document_no": "罚〔2018〕2号",
                     "title": "产品质量", "status": "active" }])
        )]),
    );
}

#[test]
fn permits_of_2018() {
    golden(
        &layout("2018", RecordKind::AdministrativePermit, false),
        &[&[
            ("行政相对人名称", "示例二公司"),
            ("行政相对人代码_1(统一社会信用代码)", CODES[1]),
            ("许可证书名称", "某许可证"),
            ("行政许可决定文书号", "许〔2018〕2号"),
            ("许可决定日期", "2018.12.1"),
            ("有效期至", "长期"),
            ("许可机关", "某县审批局"),
            ("当前状态", "1"),
        ]],
        &json!([archive(
            &json!({ "uscc": CODES[1], "name": "示例二公司", "category": "enterprise" }),
            &json!([{ "id": "x-1", "kind": "administrative-permit", "date": "2018-12-01", "authority": "某县审批局",
                     "document_no": "许〔2018〕2号", "title": "某许可证", "status": "active" }])
        )]),
    );
}

#[test]
fn penalties_of_the_revised_standard() {
    golden(
        &layout("revised", RecordKind::AdministrativePenalty, false),
        &[
            &[
                ("行政相对人名称", "示例三店"),
                ("行政相对人类别", "个体工商户"),
                ("行政相对人代码_1(统一社会信用代码)", CODES[2]),
                ("法定代表人", "示例丙"),
                ("法定代表人证件号码", "11010519491231002X"),
                ("行政处罚决定书文号", "罚〔2026〕3号"),
                ("违法行为类型", "广告违法"),
                ("处罚类别", "罚款"),
                ("罚款金额（万元）", "0.300001"),
                ("处罚决定日期", "1773072000000"),
                ("处罚有效期", "2027-03-10"),
                ("处罚机关", "某区市场监管局"),
            ],
            &[
                ("行政相对人名称", "示例丁"),
                ("行政相对人类别", "自然人"),
                ("证件类型", "身份证"),
                ("证件号码", "11010519491231002X"),
                ("处罚类别", "罚款"),
                ("处罚决定日期", "不是日期"),
            ],
            &[
                ("行政相对人名称", "示例一公司"),
                ("行政相对人类别", "法人及非法人组织"),
                ("行政相对人代码_1(统一社会信用代码)", CODES[0]),
                ("处罚类别", "罚款"),
                ("罚款金额（万元）", "0.3"),
                ("处罚决定日期", "46091"),
            ],
        ],
        &json!([
            archive(
                &json!({ "uscc": CODES[0], "name": "示例一公司", "category": "enterprise" }),
                &json!([{ "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
                         "severity_inferred": true, "date": "2026-03-10", "status": "active" }])
            ),
            archive(
                &json!({ "uscc": CODES[2], "name": "示例三店", "category": "individual-business" }),
                &json!([{ "id": "p-1", "kind": "administrative-penalty", "severity": "general",
                         "severity_inferred": true, "date": "2026-03-10", "authority": "某区市场监管局",
                         "document_no": "罚〔2026〕3号", "title": "广告违法", "status": "active" }])
            ),
        ]),
    );
}

#[test]
fn permits_of_the_revised_standard() {
    golden(
        &layout("revised", RecordKind::AdministrativePermit, false),
        &[&[
            ("行政相对人名称", "示例一公司"),
            ("行政相对人类别", "法人及非法人组织"),
            ("行政相对人代码_1(统一社会信用代码)", " ９１231100maay4cl12u "),
            ("行政许可决定文书名称", "准予许可决定书"),
            ("许可证书名称", "某许可证"),
            ("许可决定日期", "2026-03-09T16:00:00.000Z"),
            ("有效期至", "9999-12-31"),
            ("许可机关", "某市\n审批局"),
            ("当前状态", "有效"),
        ]],
        &json!([archive(
            &json!({ "uscc": CODES[0], "name": "示例一公司", "category": "enterprise" }),
            &json!([{ "id": "x-1", "kind": "administrative-permit", "date": "2026-03-10", "authority": "某市 审批局",
                     "title": "准予许可决定书", "status": "active" }])
        )]),
    );
}

#[test]
fn sheets_of_natural_persons_are_counted_and_nothing_of_them_is_kept() {
    for kind in [RecordKind::AdministrativePenalty, RecordKind::AdministrativePermit] {
        let layout = layout("2018", kind, true);
        let row = [("行政相对人名称", "示例丁"), ("证件类型", "身份证"), ("证件号码", "11010519491231002X")];
        for table in [&row[..], &row[..1]].map(|row| Table::of(&layout, &[row, row])) {
            for (format, write) in FORMATS {
                let imported = import(&write(&table));
                assert_eq!(imported.report.counts.skipped_natural_persons, 2, "{format}");
                assert_eq!((imported.archives.len(), imported.report.counts.rows), (0, 2), "{format}");
                let report = serde_json::to_string(&imported.report).unwrap();
                assert!(!report.contains("示例丁") && !report.contains("19491231"), "{format}: {report}");
            }
        }
    }
}
