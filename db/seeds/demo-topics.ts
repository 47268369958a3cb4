const list = (text: string): readonly string[] => text.split('|').map((part) => part.trim());

export interface Topic {
  readonly category: string;
  readonly weight: number;
  readonly groups: readonly (readonly [beginnings: readonly string[], endings: readonly string[]])[];
}

/** Invented titles by category: weight, and groups of beginnings that go with each of their endings. */
export const demoTopics: readonly Topic[] = [
  {
    category: 'san-xuat',
    weight: 34,
    groups: [
      [
        ['Cải tiến đồ gá', 'Thiết kế lại đồ gá', 'Chế tạo đồ gá định vị', 'Đồ gá xoay hỗ trợ'],
        list(`
hàn khung | khoan bốn lỗ đồng thời | lắp ráp bo mạch | ép bạc lót | bắt vít vỏ máy |
dán nhãn sản phẩm | cắt bavia | tiện trục dài`),
      ],
      [
        [
          'Rút ngắn thời gian thay',
          'Chuẩn hóa thao tác thay',
          'Giảm thời gian chờ khi thay',
          'Xe đẩy chuyên dùng để thay',
        ],
        list(`
khuôn dập | khuôn ép nhựa | dao cắt giấy | cuộn linh kiện | suốt chỉ máy may | đá mài |
lõi cuộn màng`),
      ],
      [
        ['Bố trí lại mặt bằng', 'Cân bằng nhịp làm việc', 'Cấp liệu đúng lúc cho', 'Giảm di chuyển thừa ở'],
        list(`
khu vực đóng gói | chuyền lắp ráp | tổ hoàn thiện | khu vực cắt vải | kho bán thành phẩm |
bàn kiểm hàng`),
      ],
      [
        ['Tự động hóa công đoạn', 'Cơ cấu cấp phôi tự động cho công đoạn', 'Tăng năng suất công đoạn'],
        list(`
đột lỗ | tra keo | gấp hộp | vắt sổ | uốn ống | quấn dây | đếm sản phẩm | hàn thiếc`),
      ],
    ],
  },
  {
    category: 'chat-luong',
    weight: 17,
    groups: [
      [
        [
          'Giảm tỷ lệ lỗi',
          'Khắc phục lỗi',
          'Phát hiện sớm lỗi',
          'Chống lọt lỗi',
          'Thiết bị kiểm tra tự động lỗi',
        ],
        list(`
xước bề mặt | thiếu vít | lệch tâm lỗ | nhăn đường may | bọt khí ở mối hàn | sai màu in |
hở keo dán | cong vênh sản phẩm nhựa`),
      ],
      [
        [
          'Chuẩn hóa cách kiểm tra',
          'Dưỡng kiểm nhanh',
          'Bảng mẫu trực quan để kiểm tra',
          'Giảm thời gian kiểm tra',
        ],
        list(`
kích thước trục | đường kính lỗ | độ bóng bề mặt | lực siết vít | mã vạch trên thùng |
độ kín của nắp`),
      ],
    ],
  },
  {
    category: 'tiet-kiem',
    weight: 16,
    groups: [
      [
        ['Tiết kiệm điện cho', 'Giảm điện năng chạy không tải của', 'Hẹn giờ tắt', 'Theo dõi điện năng của'],
        list(`
máy nén khí | hệ thống chiếu sáng nhà xưởng | lò sấy | hệ thống điều hòa | máy ép nhựa |
quạt hút bụi`),
      ],
      [
        ['Giảm tiêu hao', 'Tái sử dụng', 'Giảm hao hụt', 'Tận dụng lại'],
        list(`
dầu cắt gọt | thùng giấy nhập khẩu | hạt nhựa | màng bọc hàng | khí ni tơ | nước làm mát |
vải đầu cây | dung môi vệ sinh`),
      ],
    ],
  },
  {
    category: 'an-toan',
    weight: 10,
    groups: [
      [
        ['Lắp rào chắn an toàn cho', 'Cảm biến dừng khẩn cấp cho', 'Cải tiến che chắn', 'Cảnh báo an toàn ở'],
        list(`
máy dập thủy lực | băng tải đóng gói | máy cán màng | khu vực xe nâng | máy mài hai đá |
tủ điện phân xưởng`),
      ],
      [
        ['Giảm sức nâng vác khi', 'Bàn nâng hỗ trợ khi', 'Cải thiện tư thế làm việc khi'],
        ['xếp pallet', 'đổ nguyên liệu', 'tháo khuôn', 'kiểm hàng cuối chuyền', 'chuyển cuộn vải'],
      ],
    ],
  },
  {
    category: 'chuyen-doi-so',
    weight: 7,
    groups: [
      [
        ['Phần mềm theo dõi', 'Bảng điện tử hiển thị', 'Mã QR tra cứu', 'Số hóa'],
        list(`
sản lượng theo giờ | lịch bảo dưỡng máy | tồn kho vật tư | phiếu giao ca |
hồ sơ kiểm tra chất lượng | tài liệu hướng dẫn thao tác`),
      ],
    ],
  },
  {
    category: 'quan-ly',
    weight: 6,
    groups: [
      [
        ['Rút gọn quy trình', 'Chuẩn hóa biểu mẫu', 'Phân công lại việc', 'Quản lý trực quan'],
        list(`
mua vật tư | nghỉ phép | giao nhận hàng | đào tạo công nhân mới | cấp phát dụng cụ |
sắp xếp ca kíp`),
      ],
    ],
  },
  {
    category: 'phong-chong-dich',
    weight: 5,
    groups: [
      [
        ['Phân luồng khi', 'Bố trí giãn cách khi', 'Khai báo y tế bằng mã QR khi', 'Khử khuẩn tự động khi'],
        ['vào cổng nhà máy', 'dùng bữa ca', 'lên xe đưa đón', 'giao ca', 'vào phòng thay đồ'],
      ],
    ],
  },
  {
    category: 'moi-truong',
    weight: 3,
    groups: [
      [
        ['Phân loại', 'Thu gom', 'Giảm phát sinh'],
        ['chất thải nguy hại', 'bụi gỗ', 'nước thải rửa khuôn', 'bao bì nhựa', 'mạt kim loại'],
      ],
    ],
  },
  {
    category: 'cong-doan',
    weight: 2,
    groups: [
      [
        ['Đổi mới cách tổ chức', 'Nhóm Zalo hỗ trợ', 'Sổ tay điện tử về'],
        [
          'đối thoại tại nơi làm việc',
          'thăm hỏi đoàn viên',
          'góp ý bữa ăn ca',
          'sinh hoạt tổ công đoàn',
          'tuyên truyền chế độ, chính sách',
        ],
      ],
    ],
  },
];
