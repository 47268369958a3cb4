export const imports = {
  // why an uploaded file cannot be read
  'problem.file_empty': 'Tệp không có dữ liệu. Hãy kiểm tra lại tệp rồi chọn lại.',
  'problem.file_too_large': 'Tệp lớn hơn {limit} MB. Hãy bỏ bớt hình ảnh hoặc chia thành nhiều tệp.',
  'problem.file_not_a_workbook': 'Tệp không phải bảng tính. Hãy chọn tệp Excel (.xlsx) hoặc tệp .csv.',
  'problem.file_kind_not_supported':
    'Chưa đọc được tệp loại {kind}. Hãy mở tệp bằng Excel, chọn “Lưu thành” loại .xlsx rồi tải lên lại.',
  'problem.file_encrypted': 'Tệp có đặt mật khẩu. Hãy bỏ mật khẩu mở tệp rồi tải lên lại.',
  'problem.file_has_macros':
    'Tệp có chứa macro. Hãy lưu lại thành loại .xlsx (không có macro) rồi tải lên lại.',
  'problem.file_damaged': 'Tệp bị hỏng hoặc tải lên chưa đủ. Hãy mở tệp bằng Excel, lưu lại rồi tải lên lại.',
  'problem.file_too_many_members':
    'Tệp gồm hơn {limit} thành phần, nhiều hơn mức cho phép của một bảng tính.',
  'problem.file_unpacks_too_large':
    'Nội dung tệp sau khi giải nén quá lớn. Hãy chỉ giữ lại bảng cần nhập trong một tệp mới rồi tải lên lại.',
  'problem.file_xml_doctype': 'Tệp có phần khai báo không được phép (DOCTYPE) nên không được đọc.',
  'problem.file_xml_too_deep': 'Tệp có cấu trúc lồng nhau quá {limit} cấp nên không được đọc.',
  'problem.file_without_sheets': 'Tệp không có trang tính nào chứa bảng.',
  'problem.file_too_many_sheets': 'Tệp có hơn {limit} trang tính. Hãy chia thành nhiều tệp.',
  'problem.file_too_many_rows': 'Tệp có hơn {limit} dòng. Hãy chia thành nhiều tệp.',
  'problem.file_too_many_columns':
    'Trang tính “{sheet}”, ô {column}{row}: có nội dung ngoài {limit} cột đầu. Hãy xóa các cột không cần nhập.',
  'problem.file_too_many_cells': 'Tệp có hơn {limit} ô có nội dung. Hãy chia thành nhiều tệp.',
  'problem.file_too_many_merges': 'Tệp có hơn {limit} vùng ô gộp. Hãy bỏ gộp ô rồi tải lên lại.',
  'problem.file_cell_too_long': 'Trang tính “{sheet}”, ô {column}{row}: nội dung dài hơn {limit} ký tự.',
  'problem.file_encoding_unknown':
    'Không nhận ra bảng mã của tệp. Hãy mở tệp bằng Excel, chọn “Lưu thành” loại .xlsx hoặc “CSV UTF-8”.',
  'problem.file_has_nul': 'Tệp chứa ký tự không phải văn bản. Hãy chọn tệp Excel (.xlsx) hoặc tệp .csv.',
  'problem.file_row_too_long':
    'Dòng {row} dài quá mức, thường do có dấu ngoặc kép mở mà không đóng. Hãy sửa dòng này rồi tải lên lại.',
  'problem.file_quote_not_closed':
    'Dòng {row}: có dấu ngoặc kép mở mà không đóng. Hãy sửa dòng này rồi tải lên lại.',
} as const;
