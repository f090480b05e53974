//! Workbooks: the many ways in which they may be written.

use xinyong_import::FileError;
use xinyong_score::RecordKind;

use crate::files::days;
use crate::sheets::{CODES, errors, import, layout, try_import};

#[test]
fn the_strings_of_a_workbook_may_be_written_in_many_ways() {
    let layout = layout("revised", RecordKind::AdministrativePenalty, false);
    let strings = "<si><r><t>行政相对人</t></r><r><t xml:space=\"preserve\">名称_x000D_\n</t></r><rPh><t>xing</t></rPh></si>\
        <si><t>统一社会信用代码</t></si><si><t>处罚类别</t></si><si><t>处罚决定日期</t></si><si><t>警告</t></si>\
        <si><t>11010519491231002X</t></si>";
    let sheet = format!(
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>\
         <row r=\"7\"><c r=\"D7\" t=\"d\"><v>2026-03-10T00:00:00</v></c><c r=\"A7\" t=\"inlineStr\"><is><t>甲&amp;乙&#x516C;司</t></is></c>\
         <c r=\"B7\" t=\"str\"><f>A1</f><v>{}</v></c><c r=\"C7\" t=\"s\"><v>4</v></c></row>\
         <row r=\"8\"><c r=\"A8\" t=\"s\"><v>99</v></c><c r=\"B8\" t=\"e\"><v>#REF!</v></c><c r=\"D8\"><v>46091</v></c></row>\
         <row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>示例丁</t></is></c><c r=\"B9\" t=\"s\"><v>5</v></c></row>",
        CODES[0]
    );
    let imported = import(&crate::sheets::workbook(strings, &sheet, ""));
    assert_eq!(imported.archives[0].entity().name, "甲&乙公司");
    assert_eq!(days(&imported), ["2026-03-10"]);
    assert_eq!(
        errors(&imported.report),
        [("unreadable", Some(8), Some("A".to_owned())), ("unreadable", Some(8), Some("B".to_owned()))]
    );
    assert_eq!(imported.report.counts.skipped_natural_persons, 1);
    assert_eq!(imported.report.sheets[0].kind, layout.kind);
}

#[test]
fn a_workbook_may_count_its_days_from_1904() {
    let sheet = format!(
        "<row><c t=\"inlineStr\"><is><t>行政相对人名称</t></is></c><c t=\"inlineStr\"><is><t>统一社会信用代码</t></is></c>\
         <c t=\"inlineStr\"><is><t>处罚决定日期</t></is></c></row>\
         <row><c t=\"inlineStr\"><is><t>示例</t></is></c><c t=\"inlineStr\"><is><t>{}</t></is></c><c><v>44629</v></c></row>\
         <row><c t=\"inlineStr\"><is><t>示例</t></is></c><c t=\"inlineStr\"><is><t>{}</t></is></c><c t=\"str\"><v>46091</v></c></row>",
        CODES[0], CODES[0]
    );
    for (flag, day) in [
        ("", "2022-03-09"),
        ("<workbookPr date1904=\"1\"/>", "2026-03-10"),
        ("<workbookPr date1904=\"0\"/>", "2022-03-09"),
    ] {
        assert_eq!(days(&import(&crate::sheets::workbook("", &sheet, flag))), [day, "2026-03-10"], "{flag}");
    }
}

#[test]
fn a_workbook_that_lies_about_itself_is_refused_or_read() {
    let headings =
        "<row><c t=\"inlineStr\"><is><t>行政相对人名称</t></is></c><c r=\"ZZZZZZZ1\"><v>1</v></c></row>";
    let Err(error) = try_import(&crate::sheets::workbook("", headings, "")) else {
        panic!("a column too far")
    };
    assert_eq!(error.code(), "bad-workbook");
    for sheet in
        ["<row r=\"99999999999\"/>", "<row r=\"0\"/><row r=\"4294967295\"/><row/>", "<c r=\"A1\"/>", ""]
    {
        assert_eq!(
            try_import(&crate::sheets::workbook("", sheet, "")).unwrap_err(),
            FileError::NoTable,
            "{sheet}"
        );
    }
}
