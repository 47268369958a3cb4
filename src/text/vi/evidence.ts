/** Files that bear an initiative out. */
export const evidence = {
  'evidence.title': 'Minh chứng',
  'evidence.count': 'Minh chứng ({count} tệp)',
  'evidence.none': 'Chưa có minh chứng nào.',
  'evidence.name': 'Tệp',
  'evidence.kind': 'Loại minh chứng',
  'evidence.size': 'Dung lượng',
  'evidence.addedBy': 'Người thêm',
  'evidence.add': 'Thêm minh chứng',
  'evidence.file': 'Chọn tệp',
  'evidence.fileHint':
    'PDF, ảnh (JPEG, PNG, WebP, HEIC), Word (.docx) hoặc Excel (.xlsx), không có macro. Phần mềm xem nội dung tệp, không xem đuôi tên.',
  'evidence.fileAgain':
    'Tệp đã chọn: {name}. Vì lý do an toàn, trình duyệt không giữ lại tệp; anh/chị chọn lại tệp.',
  'evidence.note': 'Ghi chú',
  'evidence.noteHint': 'Tệp cho thấy điều gì; ví dụ: đồ gá trước khi cải tiến',
  'evidence.limits':
    'Mỗi tệp tối đa {file} MB, ảnh tối đa {megapixels} triệu điểm ảnh; mỗi sáng kiến tối đa {files} tệp, còn thêm được {left} tệp.',
  'evidence.quota': 'Minh chứng của cả đơn vị tối đa {most} MB, còn {left} MB.',
  'evidence.full': 'Đã đủ {most} tệp. Xóa bớt một tệp nếu cần thêm tệp khác.',
  'evidence.locked':
    'Minh chứng đã khóa vì sáng kiến đã được xử lý. Khi công đoàn bỏ quyết định đó, anh/chị thêm, xóa được tệp.',
  'evidence.remove': 'Xóa tệp',
  'evidence.removeSure':
    'Tệp được xóa hẳn khỏi hệ thống, không lấy lại được. Quá trình xử lý vẫn ghi tên tệp, người xóa và thời điểm xóa.',
  'evidence.removeNow': 'Xóa hẳn tệp này',
  'evidence.unnamed': 'minh-chung',
  'evidence.kilobytes': '{size} KB',
  'evidence.megabytes': '{size} MB',
  'evidence.added': 'Thêm minh chứng: {name}',
  'evidence.removed': 'Xóa minh chứng: {name}',
  'evidenceKind.recognition': 'Quyết định công nhận',
  'evidenceKind.photo': 'Ảnh',
  'evidenceKind.document': 'Tài liệu',
  'notice.evidence-added': 'Đã thêm minh chứng.',
  'notice.evidence-removed': 'Đã xóa minh chứng.',
  'action.initiative.evidence_added': 'Thêm minh chứng',
  'action.initiative.evidence_removed': 'Xóa minh chứng',
  'problem.evidence_file_required': 'Cần chọn một tệp.',
  'problem.evidence_choose_again':
    'Phiên làm việc đã hết khi gửi tệp; tệp chưa được lưu. Chọn lại tệp rồi gửi lại.',
  'problem.evidence_locked':
    'Minh chứng của sáng kiến {code} đã khóa vì sáng kiến đã được xử lý. Cần bỏ xác nhận (hoặc quyết định đã ghi) trước.',
  'problem.evidence_too_large':
    'Tệp lớn hơn {most} MB. Hãy giảm kích thước ảnh, quét lại ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.',
  'problem.evidence_too_many': 'Sáng kiến này đã đủ {most} tệp. Xóa bớt một tệp rồi thêm lại.',
  'problem.evidence_quota':
    'Minh chứng của đơn vị chỉ còn {left} MB trong {most} MB, không đủ chỗ cho tệp này. Xóa bớt tệp không cần nữa.',
  'problem.evidence_empty': 'Tệp không có nội dung (0 byte). Kiểm tra lại tệp rồi chọn lại.',
  'problem.evidence_unknown_type':
    'Nội dung tệp không phải là PDF, ảnh JPEG, PNG, WebP, HEIC, tệp Word (.docx) hay Excel (.xlsx). Đổi đuôi tên tệp không thay đổi được nội dung; hãy lưu lại thành PDF.',
  'problem.evidence_old_office':
    'Đây là tệp Office kiểu cũ (.doc, .xls) hoặc tệp có mật khẩu mở. Mở tệp, bỏ mật khẩu rồi lưu thành .docx, .xlsx hoặc PDF.',
  'problem.evidence_macros': 'Tệp Word, Excel có macro nên không nhận. Lưu lại thành .docx, .xlsx hoặc PDF.',
  'problem.evidence_remote_template':
    'Tệp Word gắn với một mẫu ở máy khác nên không nhận. Lưu lại thành PDF, hoặc bỏ mẫu đính kèm.',
  'problem.evidence_damaged': 'Tệp bị hỏng hoặc bị cắt mất một phần. Mở tệp xem lại, lưu lại rồi chọn lại.',
  'problem.evidence_extra_content':
    'Trong tệp có gắn thêm nội dung khác ngoài ảnh hoặc tài liệu. Mở tệp và lưu thành một tệp mới, hoặc chụp lại.',
  'problem.evidence_too_many_pixels':
    'Ảnh {width} × {height} điểm ảnh, quá {most} triệu điểm ảnh. Giảm kích thước ảnh rồi chọn lại.',
} as const;
