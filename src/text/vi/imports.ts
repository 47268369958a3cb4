export const imports = {
  // why an uploaded file cannot be read
  'problem.file_empty': 'Tệp không có dữ liệu. Hãy kiểm tra lại tệp rồi chọn lại.',
  'problem.file_too_large': 'Tệp lớn hơn {limit} MB. Hãy bỏ bớt hình ảnh hoặc chia thành nhiều tệp.',
  'problem.file_not_a_workbook':
    'Tệp không phải bảng tính. Hãy chọn tệp Excel (.xlsx, .xls), LibreOffice (.ods) hoặc tệp .csv.',
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
  'problem.file_vni':
    'Trang tính “{sheet}”, ô {column}{row}: chữ gõ bằng bảng mã VNI (phông VNI-Times). Hãy chuyển sang Unicode: bôi đen cả bảng rồi sao chép, bấm Ctrl+Shift+F6 của UniKey, chọn nguồn “VNI Windows”, đích “Unicode”, bấm “Chuyển mã”, dán lại vào tệp, lưu lại và tải lên.',
  'problem.file_twice_encoded':
    'Trang tính “{sheet}”, ô {column}{row}: chữ đã hỏng dấu vì một tệp UTF-8 được mở sai bảng mã. Hãy lấy lại tệp gốc và tải lên, hoặc mở tệp gốc bằng Excel qua “Dữ liệu – Từ Văn bản/CSV” với bảng mã “65001: Unicode (UTF-8)”.',
  'problem.file_has_nul':
    'Tệp chứa ký tự không phải văn bản. Hãy chọn tệp Excel (.xlsx, .xls), LibreOffice (.ods) hoặc tệp .csv.',
  'problem.file_row_too_long':
    'Dòng {row} dài quá mức, thường do có dấu ngoặc kép mở mà không đóng. Hãy sửa dòng này rồi tải lên lại.',
  'problem.file_quote_not_closed':
    'Dòng {row}: có dấu ngoặc kép mở mà không đóng. Hãy sửa dòng này rồi tải lên lại.',

  // the pages
  'import.list': 'Nhập từ tệp',
  'import.new': 'Nhập sáng kiến từ tệp',
  'import.newAction': 'Chọn tệp để nhập',
  'import.empty':
    'Chưa nhập tệp nào. Tải lên tệp Excel hoặc csv đơn vị gửi; phần mềm kiểm tra trước, chưa ghi gì.',
  'import.file': 'Tệp danh sách sáng kiến',
  'import.fileHint':
    'Tệp .xlsx, .xls, .ods, .csv, .tsv hoặc .txt. Không quá {megabytes} MB ({unpacked} MB sau khi giải nén), {rows} dòng và {columns} cột. Cột theo thứ tự nào cũng được; cần có: tên sáng kiến, tác giả, ngày nộp; nên có đơn vị, lĩnh vực.',
  'import.fileAgain': 'Tệp vừa gửi: “{name}”. Trình duyệt không giữ tệp, xin chọn lại.',
  'import.unit': 'Đơn vị của cả tệp',
  'import.unitHint': 'Để trống nếu trong tệp có cột đơn vị hoặc tệp gồm nhiều đơn vị',
  'import.intoCampaign': 'Sáng kiến trong tệp được nhập vào phong trào “{campaign}”.',
  'import.ownUnit': 'Các dòng được nhập cho {unit}. Dòng ghi đơn vị khác sẽ báo lỗi.',
  'import.confirmBenefit': 'Tôi đã kiểm tra: các giá trị làm lợi trên 100 tỷ đồng trong tệp là đúng',
  'import.check': 'Tải lên và kiểm tra',
  'import.checkHint': 'Bước này chỉ kiểm tra. Anh/chị xem kết quả rồi mới quyết định nhập.',
  'import.show': 'Tệp {file}',
  'import.by': 'Kiểm tra lúc {at}, {name}',
  'import.system': 'dòng lệnh',
  'import.campaign': 'Phong trào',
  'import.scope': 'Đơn vị',
  'import.batchUnit': 'Đơn vị gửi tệp',
  'import.senderUnit': 'Đơn vị của người gửi',
  'import.size': 'Dung lượng',
  'import.when': 'Lúc',
  'import.who': 'Người gửi',
  'import.state': 'Tình trạng',
  'import.rows': 'Số dòng',
  'import.badRows': 'Dòng lỗi',
  'jobStage.reading': 'Đang đọc tệp',
  'jobStage.checking': 'Đang kiểm tra từng dòng',
  'jobStage.applying': 'Đang ghi vào hệ thống',
  'jobStage.reversing': 'Đang hoàn tác',
  'importState.checking': 'Đang đọc và kiểm tra',
  'importState.refused': 'Không đọc được',
  'importState.checked': 'Đã kiểm tra, chưa nhập',
  'importState.applied': 'Đã nhập',
  'importState.reversed': 'Đã hoàn tác',
  'import.sameFile': 'Đúng tệp này đã được nhập lúc {at}.',
  'import.sameFileReversed': 'Đúng tệp này đã được nhập lúc {at}, sau đó đã hoàn tác.',
  'import.sameFileLink': 'Xem lần nhập đó',
  'import.fresh': 'Mới, sẽ nhập',
  'import.freshDone': 'Mới khi kiểm tra',
  'import.identical': 'Đã có trong hệ thống, bỏ qua',
  'import.duplicates': 'Lặp lại trong tệp, bỏ qua',
  'import.errors': 'Có lỗi, không nhập',
  'import.warnings': 'Có cảnh báo',
  'import.sums':
    'Sẽ nhập: {rows} sáng kiến của {units} đơn vị; giá trị làm lợi {benefit} (ước tính). {phases}',
  'import.sumsPhase': 'Giai đoạn {number}: {rows}.',
  'import.nothingNew': 'Không có dòng mới để nhập.',
  'import.apply': 'Nhập {rows} sáng kiến',
  'import.applyGood': 'Nhập {rows} dòng đúng, bỏ qua {errors} dòng lỗi',
  'import.applyHint':
    'Dòng lỗi ở lại trang này: sửa và gửi lại ở mục dưới, trước hay sau khi nhập đều được. Không dòng nào bị nhập hai lần.',
  'import.another': 'Chọn tệp khác',
  'import.applied': 'Đã nhập {rows} sáng kiến lúc {at}, {name}.',
  'import.appliedAwaiting':
    'Các sáng kiến này có trạng thái “Đã nộp” và được đếm là “chờ xác nhận” cho đến khi công đoàn xác nhận.',
  'import.meanwhile': '{rows} dòng đã vào hệ thống từ lần nhập khác sau khi kiểm tra nên được bỏ qua.',
  'import.reversed':
    'Đã hoàn tác lúc {at}, {name}: rút {reversed}, giữ lại {kept} (đã xác nhận hoặc đã sửa), không rút được {refused} (giai đoạn đã chốt). Muốn nhập lại thì tải tệp lên như một tệp mới.',
  'import.reverse': 'Hoàn tác lần nhập này',
  'import.reverseSure': 'Rút các sáng kiến này',
  'import.reverseHint': 'Nếu nhập nhầm thì hoàn tác tại đây. Sẽ rút {reversed} sáng kiến chưa ai xử lý.',
  'import.reverseKeeps': 'Giữ lại {kept} sáng kiến đã xác nhận hoặc đã sửa.',
  'import.reverseRefuses': 'Không rút {refused} sáng kiến thuộc giai đoạn đã chốt.',
  'import.reversalNote': 'Hoàn tác lần nhập từ tệp số {batch}',
  'import.findings': 'Cần xem lại',
  'import.noFindings': 'Không có lỗi hay cảnh báo nào.',
  'import.what': 'Vấn đề',
  'import.kind': 'Loại',
  'import.column': 'Cột',
  'import.row': 'Dòng',
  'import.sheet': 'Trang tính',
  'import.found': 'Chi tiết và cách sửa',
  'import.perRow': 'Xem từng dòng',
  'import.findingInRow': 'Dòng {row}: {message}',
  'import.findingInCell': 'Dòng {row}, {field}: {message}',
  'severity.error': 'Lỗi',
  'severity.warning': 'Cảnh báo',
  'severity.note': 'Lưu ý',
  'import.understood': 'Tệp được hiểu như sau',
  'import.tableAt': 'Trang tính “{name}”: tiêu đề ở dòng {row}, {rows} dòng dữ liệu.',
  'rowKind.example': '{count} dòng có chữ “Ví dụ” ở cột STT (xóa chữ đó nếu là sáng kiến thật)',
  'rowKind.author': '{count} dòng đồng tác giả của sáng kiến ở trên',
  'rowKind.note': '{count} dòng ghi chú',
  'rowKind.numbering': '{count} dòng đánh số cột',
  'rowKind.header': '{count} dòng tiêu đề lặp lại',
  'rowKind.group': '{count} dòng nhóm',
  'rowKind.total': '{count} dòng tổng cộng',
  'rowKind.signature': '{count} dòng chữ ký',
  'rowKind.blank': '{count} dòng không có nội dung sáng kiến',
  'import.header': 'Tiêu đề trong tệp',
  'import.meaning': 'Được hiểu là',
  'import.samples': 'Ví dụ',
  'import.ignored': 'không dùng',
  'import.leftOut': 'Không đọc trang tính “{name}”: {why}.',
  'leftOut.hidden': 'trang ẩn',
  'leftOut.no_table': 'không tìm thấy bảng sáng kiến',
  'leftOut.columns_missing': 'thiếu cột bắt buộc',
  'leftOut.not_chosen': 'anh/chị đã chọn không đọc',
  'import.items': 'Sáng kiến của lần nhập này',
  'import.itemsMore': 'Hiện {shown} trên tổng số {count}.',
  'import.keptItems': 'Sáng kiến được giữ lại',
  'importField.number': 'STT',
  'importField.code': 'Mã sáng kiến',
  'importField.authors': 'Tác giả',
  'importField.coAuthors': 'Đồng tác giả',
  'importField.department': 'Bộ phận',
  'importField.organisation': 'Đơn vị',
  'importField.organisationCode': 'Mã đơn vị',
  'importField.title': 'Tên sáng kiến',
  'importField.category': 'Lĩnh vực',
  'importField.submittedOn': 'Ngày nộp',
  'importField.appliedOn': 'Ngày áp dụng',
  'importField.benefitVnd': 'Giá trị làm lợi',
  'importField.benefitBasis': 'Cách tính giá trị làm lợi',
  'importField.description': 'Mô tả',
  'importField.scope': 'Phạm vi áp dụng',
  'importField.otherEffects': 'Hiệu quả khác',
  'importField.solutionKind': 'Loại giải pháp',
  'importField.recognitionLevel': 'Cấp công nhận',
  'importField.recognitionNumber': 'Số quyết định công nhận',
  'importField.recognitionOn': 'Ngày quyết định công nhận',
  'importField.confidential': 'Bảo mật',

  // groups of findings, by what would mend them
  'finding.required': 'Thiếu nội dung',
  'finding.too_long': 'Nội dung quá dài',
  'finding.not_a_day': 'Ngày không có trong lịch',
  'finding.day_month_first': 'Ngày ghi tháng trước',
  'finding.day_day_first': 'Ngày ghi ngày trước',
  'finding.day_order_open': 'Chưa rõ ngày trước hay tháng trước',
  'finding.day_is_period': 'Chưa có ngày cụ thể',
  'finding.day_from_serial': 'Ngày ở dạng số của bảng tính',
  'finding.year_two_digits': 'Năm chỉ ghi hai chữ số',
  'finding.day_in_future': 'Ngày nộp muộn hơn hôm nay',
  'finding.outside_phases': 'Ngày nộp ngoài các giai đoạn',
  'finding.phase_closed': 'Giai đoạn đã chốt',
  'finding.unit_unknown': 'Không nhận ra đơn vị',
  'finding.unit_ambiguous': 'Tên khớp nhiều đơn vị',
  'finding.unit_other': 'Dòng của đơn vị khác',
  'finding.unit_assumed': 'Tính cho đơn vị đã chọn',
  'finding.unknown_organisation': 'Đơn vị không nộp sáng kiến',
  'finding.organisation_not_valid': 'Đơn vị không hoạt động vào ngày nộp',
  'finding.category_unknown': 'Lĩnh vực lạ, xếp vào “Lĩnh vực khác”',
  'finding.not_money': 'Không đọc được số tiền',
  'finding.money_ambiguous': 'Số tiền hiểu được hai cách',
  'finding.money_unit_open': 'Chưa rõ số tiền tính theo đơn vị nào',
  'finding.money_range': 'Số tiền ghi thành khoảng',
  'finding.money_negative': 'Số tiền âm',
  'finding.money_foreign': 'Số tiền là ngoại tệ',
  'finding.money_small': 'Số tiền nhỏ bất thường',
  'finding.too_small_value': 'Số quá nhỏ',
  'finding.benefit_needs_confirmation': 'Trên 100 tỷ đồng, cần xác nhận',
  'finding.shares_not_100': 'Tỷ lệ tác giả không đủ 100 %',
  'finding.authors_unnamed': 'Tác giả không ghi tên',
  'finding.authors_joined': 'Đồng tác giả ghi ở dòng dưới',
  'finding.cell_error': 'Ô có lỗi công thức',
  'finding.choice_unknown': 'Giá trị không hiểu, để trống',
  'finding.period_vague': 'Thời gian không rõ ngày, để trống',
  'finding.row_hidden': 'Dòng ẩn',
  'finding.row_duplicate': 'Lặp lại trong tệp',
  'finding.row_probable_day': 'Có thể trùng dòng khác trong tệp, khác ngày nộp',
  'finding.row_probable_author': 'Có thể trùng dòng khác trong tệp, khác tác giả',
  'finding.row_probable_title': 'Có thể trùng dòng khác trong tệp, tên gần giống',
  'finding.item_probable_day': 'Có thể đã có trong hệ thống, khác ngày nộp',
  'finding.item_probable_author': 'Có thể đã có trong hệ thống, khác tác giả',
  'finding.item_probable_title': 'Có thể đã có trong hệ thống, tên gần giống',
  'finding.row_taken': 'Giống dòng khác, anh/chị đã chọn vẫn nhập',
  'finding.row_changed': 'Mã đã có với nội dung khác',
  'finding.other': 'Giá trị chưa đúng',

  // what belongs into a cell that is empty
  'missing.title': 'Thiếu tên sáng kiến. Ghi tên sáng kiến, giải pháp.',
  'missing.authors': 'Thiếu tác giả. Ghi họ và tên; nhiều người cách nhau dấu chấm phẩy.',
  'missing.organisation':
    'Thiếu đơn vị. Ghi tên, mã hoặc mã số thuế của đơn vị; nếu cả tệp của một đơn vị thì tải lại và chọn “Đơn vị của cả tệp”.',
  'missing.category': 'Thiếu lĩnh vực. Ghi tên lĩnh vực; không có mục phù hợp thì ghi “Lĩnh vực khác”.',
  'missing.submittedOn': 'Thiếu ngày nộp. Ghi ngày/tháng/năm, ví dụ 12/05/2022.',

  // what may be found in a file, and how to mend it
  'problem.import_file_required': 'Chọn một tệp .xlsx, .xls, .ods hoặc .csv.',
  'problem.import_no_table':
    'Tệp không có nội dung nào. Cần một dòng tiêu đề có “Tên sáng kiến” cùng các cột khác và các dòng bên dưới.',
  'problem.import_no_rows': 'Tìm thấy dòng tiêu đề nhưng bên dưới không có dòng sáng kiến nào.',
  'problem.import_busy': 'Tệp này đang được xử lý. Xin chờ xong rồi làm tiếp.',
  'problem.import_too_many':
    'Anh/chị đang có {limit} việc nhập tệp chưa xong. Xin chờ một việc xong rồi gửi tiếp.',
  'problem.import_not_open': 'Lần nhập này đã kết thúc nên không thay đổi được nữa.',
  'problem.import_same_file':
    'Đúng tệp này đã được gửi trong lần nhập này (lượt {round}). Hãy chọn tệp đã sửa.',
  'problem.job_crashed':
    'Máy chủ không xử lý xong tệp này sau nhiều lần thử. Hãy chia tệp thành nhiều tệp nhỏ hơn, hoặc lưu lại bằng Excel loại .xlsx rồi tải lên.',
  'problem.job_defect':
    'Phần mềm gặp lỗi khi xử lý tệp; chưa ghi sáng kiến nào. Xin thử lại, và báo người quản trị nếu vẫn gặp.',
  'problem.job_unknown': 'Máy chủ vừa được nâng cấp và không nhận ra việc này. Xin làm lại.',
  'problem.row_probable_day':
    'cùng tên và tác giả với trang “{sheet}”, dòng {row} nhưng khác ngày nộp. Nếu là hai sáng kiến khác nhau, chọn “vẫn nhập”.',
  'problem.row_probable_author':
    'cùng tên, ngày nộp và giá trị với trang “{sheet}”, dòng {row} nhưng khác tác giả. Nếu là đồng tác giả, ghi chung một dòng; nếu là hai sáng kiến, chọn “vẫn nhập”.',
  'problem.row_probable_title':
    'tên gần giống trang “{sheet}”, dòng {row}, cùng tác giả và ngày nộp. Nếu là hai sáng kiến khác nhau, chọn “vẫn nhập”.',
  'problem.item_probable_day':
    'cùng tên và tác giả với sáng kiến {code} đã có nhưng khác ngày nộp. Nếu là hai sáng kiến khác nhau, chọn “vẫn nhập”.',
  'problem.item_probable_author':
    'cùng tên, ngày nộp và giá trị với sáng kiến {code} đã có nhưng khác tác giả. Nếu là hai sáng kiến, chọn “vẫn nhập”.',
  'problem.item_probable_title':
    'tên gần giống sáng kiến {code} đã có, cùng tác giả và ngày nộp. Nếu là hai sáng kiến khác nhau, chọn “vẫn nhập”.',
  'problem.row_taken': 'giống dòng hoặc sáng kiến khác, được nhập theo lựa chọn của anh/chị.',
  'problem.import_has_errors':
    'Còn {errors} dòng lỗi nên không nhập dòng nào, theo lựa chọn “tất cả hoặc không”. Sửa tệp rồi tải lên lại.',
  'problem.import_unanswered':
    'Chưa nhập dòng nào: còn {questions} câu hỏi về tệp chưa trả lời. Trả lời trước rồi nhập.',
  'problem.import_outdated':
    'Giai đoạn, lĩnh vực hoặc đơn vị đã thay đổi sau khi kiểm tra. Tải tệp lên lại để kiểm tra lần nữa.',
  'problem.import_no_corrections':
    'Tệp này không cho biết dòng nào sửa dòng nào. Gửi lại đúng tệp đã tải ở nút “Tải … dòng lỗi để sửa” và giữ nguyên cột “Dòng gốc”; hoặc tải tệp này lên như một tệp mới: dòng đã nhập sẽ được bỏ qua.',
  'problem.import_apply_first':
    'Đã có {limit} tệp sửa chờ nhập. Nhập các dòng đúng trước, rồi gửi tiếp tệp đã sửa; hoặc tải tệp này lên như một tệp mới.',
  'problem.import_rechecked':
    'Tệp đang được kiểm tra lại nên chưa làm gì. Chờ kiểm tra xong, xem kết quả rồi chọn lại.',
  'problem.import_incomplete':
    'Số dòng đã kiểm tra không khớp với số dòng đang giữ nên chưa nhập dòng nào. Tải tệp lên lại để kiểm tra lần nữa.',
  'problem.import_not_applied': 'Tệp này chưa được nhập nên không có gì để hoàn tác.',
  'problem.unit_unknown':
    '“{found}” không khớp đơn vị nào trong phạm vi của anh/chị. Sửa tên như trong danh sách đơn vị, hoặc thêm cột “Mã đơn vị”.',
  'problem.unit_ambiguous': '“{found}” khớp nhiều đơn vị. Thêm cột “Mã đơn vị” để phân biệt.',
  'problem.unit_other':
    '“{found}” không phải {unit}. Tệp này chỉ nhập được cho {unit}: sửa tên đơn vị hoặc bỏ dòng này.',
  'problem.unit_assumed': '“{found}” không khớp đơn vị nào; tính cho {unit} như đã chọn cho cả tệp.',
  'problem.category_unknown': '“{found}” không có trong danh sách lĩnh vực; được xếp vào “Lĩnh vực khác”.',
  'problem.authors_unnamed': 'Những người không ghi tên (“và nhóm”, “cộng sự”) không được tính là tác giả.',
  'problem.authors_joined':
    'Dòng {rows} bên dưới chỉ có tên người nên được tính là đồng tác giả. Nếu là sáng kiến khác, hãy ghi tên sáng kiến ở dòng đó.',
  'problem.cell_error':
    '“{found}” là lỗi công thức của bảng tính; cần một giá trị. Sửa công thức hoặc nhập lại ô này.',
  'problem.choice_unknown': 'Không hiểu “{found}” nên để trống mục này.',
  'problem.period_vague':
    '“{found}” không phải ngày hoặc tháng nên để trống. Ghi ngày (12/05/2022) hoặc tháng (05/2022).',
  'problem.day_month_first': '“{found}” có vẻ ghi tháng trước ngày. Cần ngày/tháng/năm, ví dụ 12/05/2022.',
  'problem.day_day_first':
    '“{found}” ghi ngày trước tháng, trong khi cột này được đọc tháng trước ngày. Sửa ô này, hoặc trả lời lại câu hỏi về cột.',
  'problem.day_order_open':
    '“{found}” có thể hiểu hai cách: ngày trước hoặc tháng trước. Trả lời câu hỏi về cột này, hoặc ghi lại theo NN/TT/NNNN.',
  'problem.day_is_period': '“{found}” chưa có ngày cụ thể; cần NN/TT/NNNN, ví dụ 12/05/2022.',
  'problem.day_from_serial': '“{found}” được hiểu là ngày {day}. Nếu không đúng, ghi lại theo NN/TT/NNNN.',
  'problem.year_two_digits': '“{found}” được hiểu là ngày {day}. Nếu không đúng, ghi đủ bốn chữ số của năm.',
  'problem.days_look_swapped':
    'Cột “{column}”: có thể bảng tính đã đổi chỗ ngày và tháng, vì mọi ô dạng ngày đều từ ngày 1 đến ngày 12, còn các ngày từ 13 lại là văn bản. Hãy đối chiếu vài dòng với bản gốc.',
  'problem.category_column_missing':
    'Bảng không có cột “Lĩnh vực”: các dòng được xếp theo tên nhóm phía trên, hoặc vào “Lĩnh vực khác”. Nếu có cột này, hãy chọn ở bảng dưới đây.',
  'problem.not_money':
    '“{found}” không đọc được thành số tiền. Ví dụ đúng: 80.000.000; 50 triệu; 1,2 tỷ. Để trống nếu không tính được bằng tiền.',
  'problem.money_ambiguous':
    '“{found}” có thể hiểu hai cách (phần nghìn hoặc phần lẻ). Viết rõ, ví dụ 1.200 triệu hoặc 1,2 triệu.',
  'problem.money_small': 'Chỉ {found} đồng. Kiểm tra đơn vị tính ở tiêu đề cột (đồng hay triệu đồng).',
  'problem.money_unit_open':
    '“{found}” chưa rõ là đồng hay triệu đồng, vì tiêu đề cột không ghi đơn vị. Trả lời câu hỏi về cột này, hoặc ghi đơn vị vào ô, ví dụ 80 triệu.',
  'problem.money_range': '“{found}” là một khoảng; cần một số, ví dụ 90 triệu. Ghi số ước tính của năm đầu.',
  'problem.money_negative':
    '“{found}” là số âm; cần số từ 0 trở lên. Để trống nếu không tính được bằng tiền.',
  'problem.money_foreign': '“{found}” là ngoại tệ; cần số tiền bằng đồng. Quy đổi ra đồng rồi ghi lại.',
  'problem.row_hidden': 'Dòng đang ẩn trong tệp nhưng vẫn được nhập. Xóa dòng nếu không muốn nhập.',
  'problem.row_duplicate':
    'Trùng với dòng {row} của trang tính “{sheet}” (cùng đơn vị, tên, tác giả, ngày nộp) nên bỏ qua.',
  'problem.row_changed':
    'Mã {code} đã có trong hệ thống với nội dung khác. Sửa trực tiếp trên trang của sáng kiến đó; nếu là sáng kiến mới thì xóa mã.',
  'action.import.checked': 'Kiểm tra tệp trước khi nhập',
  'action.import.refused': 'Từ chối tệp không đọc được',
  'action.import.decided': 'Trả lời câu hỏi về tệp nhập',
  'action.import.applied': 'Nhập từ tệp',
  'action.import.reversed': 'Hoàn tác nhập từ tệp',
} as const;
