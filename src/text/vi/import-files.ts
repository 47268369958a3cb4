/** What stands in the workbooks that the software itself writes for imports: the template and the fix-it workbook. */
export const importFiles = {
  // the template: its form
  'template.fileName': 'mau-nhap-{slug}',
  'template.sheet': 'Sáng kiến',
  'template.formTitle': 'Danh sách sáng kiến: {campaign}',
  'template.formHint':
    'Mỗi sáng kiến một dòng, ghi từ dòng dưới dòng “Ví dụ” (dòng đó không được tính). Cột có dấu * phải điền. Cách ghi từng cột: xem trang “Hướng dẫn”.',
  'template.required': '{header} *',
  'template.inDong': '{header} (đồng)',
  'template.example': 'Ví dụ',
  'template.exampleUnit': '(chọn trong danh sách)',
  'templateExample.title': 'Cải tiến đồ gá hàn khung tại chuyền 3',
  'templateExample.authors': 'Nguyễn Văn A (60 %); Trần Thị B (40 %)',
  'templateExample.department': 'Tổ hàn 2',
  'templateExample.description':
    'Trước đây phải chỉnh tay từng khung. Đồ gá mới định vị bằng chốt, bỏ được bước chỉnh.',
  'templateExample.scope': 'Toàn xưởng hàn',
  'templateExample.otherEffects': 'Giảm mỏi vai cho người hàn',
  'templateExample.recognitionNumber': '12/QĐ-SK',

  // what the programs say beside a cell, and when something else is typed
  'template.promptTitle': 'Cách ghi',
  'template.toldTitle': 'Cần xem lại',
  'template.toldDay':
    'Cần ngày dạng NN/TT/NNNN, từ {from} đến {to}. Máy cài tiếng Anh có thể đảo ngày và tháng: xem lại ngày hiện trong ô.',
  'template.toldStrict': 'Chọn một giá trị trong danh sách của ô, hoặc để trống.',
  'template.toldLoose':
    'Giá trị này không có trong danh sách của ô. Nên chọn trong danh sách; chỉ giữ lại nếu là cách viết khác của một tên trong đó.',
  'templatePrompt.authors':
    'Họ và tên. Nhiều người cách nhau dấu chấm phẩy; có thể kèm tỷ lệ: Lê A (60 %); Lê B (40 %)',
  'templatePrompt.submittedOn': 'NN/TT/NNNN, ví dụ 12/05/2022. Ngày nộp quyết định giai đoạn.',
  'templatePrompt.appliedOn': 'NN/TT/NNNN, hoặc TT/NNNN khi chỉ nhớ tháng.',
  'templatePrompt.benefitVnd':
    'Số đồng, ước tính; để trống khi không tính được bằng tiền. Ghi chữ cũng được: 80 triệu; 1,2 tỷ.',

  // the template: its guide
  'template.guideSheet': 'Hướng dẫn',
  'template.guideTitle': 'Cách điền mẫu nhập sáng kiến',
  'template.guideCampaign': 'Phong trào: {campaign}. Mẫu phiên bản {version}, lập lúc {at}.',
  'template.guideUnit': 'Đơn vị: {unit}. Các dòng được nhập cho đơn vị này.',
  'template.guideSend':
    'Điền trang “Sáng kiến”, lưu lại, rồi chọn tệp này ở mục “Nhập từ tệp”. Phần mềm kiểm tra trước; xem kết quả rồi mới quyết định nhập.',
  'template.guideColumns':
    'Đổi chỗ cột hoặc bỏ cột không có dấu * đều được; tiêu đề của cột giữ nguyên. Cột thêm ngoài mẫu không được đọc.',
  'template.guideAgain': 'Gửi lại tệp có thêm dòng mới: dòng đã nhập không bị tính hai lần.',
  'template.guideLimits': 'Mỗi tệp không quá {megabytes} MB và {rows} dòng.',
  'template.guideUnits':
    'Có hơn {most} đơn vị nên ô đơn vị không có danh sách: ghi tên đầy đủ hoặc mã của đơn vị.',
  'template.guidePhases': 'Các giai đoạn',
  'template.guidePhasesHint':
    'Ngày nộp quyết định giai đoạn. Giai đoạn nhận sáng kiến cho đến khi ban tổ chức chốt; muốn bổ sung sau khi chốt phải đề nghị ban tổ chức mở lại.',
  'template.phase': 'Giai đoạn',
  'template.phaseFrom': 'Từ ngày',
  'template.phaseTo': 'Đến hết ngày',
  'template.phaseTheme': 'Chủ đề',
  'template.phaseState': 'Tình trạng',
  'template.phaseOpen': 'Nhận theo ngày nộp',
  'template.phaseClosed': 'Đã chốt lúc {at}',
  'template.guideFields': 'Từng cột của trang “Sáng kiến”',
  'template.column': 'Cột',
  'template.must': 'Phải điền',
  'template.mustYes': 'Có',
  'template.mustNo': 'Không',
  'template.meaning': 'Ý nghĩa',
  'template.how': 'Cách ghi',
  'templateMeaning.number': 'Số thứ tự',
  'templateMeaning.title': 'Tên sáng kiến, giải pháp',
  'templateMeaning.authors': 'Người tạo ra sáng kiến; một sáng kiến nhiều tác giả vẫn tính một',
  'templateMeaning.department': 'Nơi làm việc của tác giả trong đơn vị',
  'templateMeaning.organisation': 'Đơn vị (doanh nghiệp, công đoàn cơ sở) có sáng kiến',
  'templateMeaning.category': 'Lĩnh vực của sáng kiến',
  'templateMeaning.submittedOn': 'Ngày tác giả nộp sáng kiến cho đơn vị',
  'templateMeaning.appliedOn': 'Ngày áp dụng lần đầu hoặc áp dụng thử',
  'templateMeaning.benefitVnd': 'Số tiền làm lợi, ước tính',
  'templateMeaning.benefitBasis': 'Số tiền trên là của năm đầu, của mỗi năm, hay chỉ một lần',
  'templateMeaning.description': 'Trước đây thế nào, nay làm khác ra sao',
  'templateMeaning.solutionKind': 'Loại giải pháp',
  'templateMeaning.scope': 'Nơi đang áp dụng',
  'templateMeaning.otherEffects': 'Lợi ích không tính bằng tiền: an toàn, môi trường, thời gian',
  'templateMeaning.recognitionLevel': 'Cấp đã công nhận sáng kiến',
  'templateMeaning.recognitionNumber': 'Số của quyết định công nhận',
  'templateMeaning.recognitionOn': 'Ngày của quyết định công nhận',
  'templateMeaning.confidential': 'Có bí mật công nghệ: không hiện trên trang công khai',
  'templateHow.number': 'Số, hoặc để trống',
  'templateHow.title': 'Không quá 300 ký tự',
  'templateHow.authors':
    'Họ và tên đầy đủ; nhiều người cách nhau dấu chấm phẩy. Kèm tỷ lệ % thì cộng lại đúng 100; không ghi thì chia đều',
  'templateHow.department': 'Không quá 200 ký tự',
  'templateHow.organisation': 'Chọn trong danh sách, hoặc ghi tên, mã đơn vị, mã số thuế',
  'templateHow.organisationOwn': 'Chọn trong danh sách, hoặc để trống',
  'templateHow.category': 'Chọn trong danh sách; không có mục phù hợp thì chọn “{other}”',
  'templateHow.submittedOn': 'Ngày, dạng NN/TT/NNNN; không sau hôm nay và thuộc một giai đoạn chưa chốt',
  'templateHow.appliedOn': 'NN/TT/NNNN, hoặc TT/NNNN',
  'templateHow.benefitVnd':
    'Số đồng, hoặc ghi kèm chữ: 80 triệu; 1,2 tỷ. Để trống khi không tính được bằng tiền. Trên 100 tỷ đồng phải xác nhận khi nhập',
  'templateHow.benefitBasis': 'Chọn trong danh sách; để trống là năm đầu',
  'templateHow.description': 'Không quá 10.000 ký tự; xuống dòng trong ô bằng Alt+Enter',
  'templateHow.solutionKind': 'Chọn trong danh sách',
  'templateHow.scope': 'Không quá 500 ký tự',
  'templateHow.otherEffects': 'Không quá 5.000 ký tự',
  'templateHow.recognitionLevel': 'Chọn trong danh sách; để trống là chưa công nhận',
  'templateHow.recognitionNumber': 'Không quá 100 ký tự',
  'templateHow.recognitionOn': 'Ngày, dạng NN/TT/NNNN',
  'templateHow.confidential': 'Chọn Có hoặc Không; để trống là không',

  // a template that is not today's
  'problem.template_outdated':
    'Tệp làm theo mẫu phiên bản cũ. Vẫn nhập được; lần sau hãy tải mẫu mới để có đủ cột và danh sách mới nhất.',
  'problem.template_of_other_campaign':
    'Tệp làm theo mẫu của phong trào khác. Kiểm tra lại phong trào đã chọn trước khi nhập.',
  'problem.fix_it_of_other_batch':
    'Tệp này là phần cần sửa của lần nhập số {batch}. Mở lần nhập đó để gửi lại.',

  // the fix-it workbook
  'fixIt.fileName': '{file}-dong-loi',
  'fixIt.message': 'Lỗi / Cách sửa',
  'fixIt.origin': 'Dòng gốc',
  'moneyIn.1': '{header} (đồng)',
  'moneyIn.1000': '{header} (nghìn đồng)',
  'moneyIn.1000000': '{header} (triệu đồng)',
  'moneyIn.1000000000': '{header} (tỷ đồng)',
  'fixIt.line': '{field}: {message}',
} as const;
