import type { UnitName } from '../../src/organisations/resolve-name.ts';

/**
 * Invented units (dữ liệu minh họa), many of them easily taken for one another.
 * A line: code | name | park | other names, divided by ;
 */
const LINES = `
SAO-KHUE | Công ty TNHH Điện tử Sao Khuê Việt Nam | KCN Thăng Long | Sao Khue Electronics Vietnam Co., Ltd
SAO-KHUE-1 | Công ty TNHH Sao Khuê 1 | KCN Thăng Long
SAO-KHUE-2 | Công ty TNHH Sao Khuê 2 | KCN Nội Bài
SAO-KHUE-TD | Công ty Cổ phần Tập đoàn Sao Khuê | KCN Thăng Long
SAO-KHUE-CN | Chi nhánh Công ty TNHH Điện tử Sao Khuê Việt Nam tại Hà Nội | KCN Quang Minh I
HONG-DANG | Công ty TNHH Cơ khí chính xác Hồng Đăng | KCN Nội Bài | Hong Dang Precision Co., Ltd
HONG-DAWNG | Công ty TNHH Cơ khí chính xác Hồng Đặng | KCN Quang Minh I
HONG-DANG-NHUA | Công ty TNHH Nhựa Hồng Đăng | KCN Nội Bài
PHU-LAM-XANH | Công ty Cổ phần Bao bì Phú Lâm Xanh | KCN Phú Nghĩa | Phu Lam Xanh Packaging JSC
PHU-LAM | Công ty Cổ phần Bao bì Phú Lâm | KCN Phú Nghĩa
PHU-LAM-GO | Công ty TNHH Đồ gỗ Phú Lam | KCN Phú Nghĩa
KIM-HOAN | Công ty TNHH MTV Linh kiện nhựa Kim Hoàn | KCN Quang Minh I
KIM-HOAN-CP | Công ty Cổ phần Linh kiện nhựa Kim Hoàn | KCN Quang Minh II
KIM-HOAN-VANG | Doanh nghiệp tư nhân Vàng bạc Kim Hoàn |
TAN-BINH-MINH | Công ty TNHH Dệt may Tân Bình Minh | KCN Thạch Thất – Quốc Oai | TBM Textile
TAN-BINH | Công ty TNHH Dệt may Tân Bình | KCN Thạch Thất – Quốc Oai
TAM-BINH | Công ty TNHH Dệt may Tâm Bình | KCN Thạch Thất – Quốc Oai
KANDO | Công ty TNHH Kando Việt Nam | KCN Thăng Long
KANDO-DT | Công ty TNHH Kando Electronics Việt Nam | KCN Thăng Long
KANDO-QV | Công ty TNHH Kando Quang Vinh | KCN Quang Minh I
TOSHIMA | Công ty TNHH Toshima Việt Nam | KCN Nội Bài | Công ty Tô-si-ma
TOSHIBARA | Công ty TNHH Toshibara Việt Nam | KCN Nội Bài
MIYAKO | Công ty TNHH Miyako Precision Việt Nam | KCN Thăng Long | Cơ khí chính xác Miyako
MIYAKO-TECH | Công ty TNHH Miyako Technology Hà Nội | KCN Thăng Long
NIKKAI | Công ty TNHH Nikkai Engineering Việt Nam | KCN Thăng Long
NIKKO-DO | Công ty TNHH Nikkodo Việt Nam | KCN Nội Bài
SUMI-HATA | Công ty TNHH Hệ thống dây Sumi-Hata | KCN Sài Đồng B | Sumi Hata Wiring Systems
SEIKAWA | Công ty TNHH Linh kiện điện tử Seikawa Việt Nam | KCN Thăng Long
SEIKAWA-2 | Công ty TNHH Linh kiện điện tử Seikawa Hưng Yên |
YOUNG-SUN | Công ty TNHH Young Sun Việt Nam | KCN Thạch Thất – Quốc Oai
YOUNG-SEN | Công ty TNHH Young Sen Optics | KCN Thạch Thất – Quốc Oai
HANARO | Công ty TNHH Hanaro Vina | KCN Quang Minh I
HANARA | Công ty TNHH Hanara Vina | KCN Quang Minh I
DAEJIN | Công ty TNHH Daejin Electronics | KCN Quang Minh I | Công ty Điện tử Đại Trấn
DAESUNG | Công ty TNHH Daesung Hà Nội | KCN Quang Minh I
MAY-DONG-DO | Tổng công ty Cổ phần May Đông Đô | | TCT May Đông Đô
MAY-DONG-DO-1 | Công ty TNHH May Đông Đô 1 | KCN Phú Nghĩa
MAY-DONG-DO-10 | Công ty TNHH May Đông Đô 10 | KCN Phú Nghĩa
MAY-DONG-DO-NM | Nhà máy May Đông Đô Sóc Sơn |
MAY-DO-DONG | Công ty TNHH Máy Đô Đông | KCN Phú Nghĩa
LAM-SON | Công ty Cổ phần Thép Lam Sơn | KCN Quang Minh I
LAM-SON-XD | Công ty Cổ phần Xây dựng Lam Sơn |
LAAM-SON | Công ty TNHH Nội thất Lâm Sơn | KCN Phú Nghĩa
HOA-LAN | Công ty TNHH Hoa Lan | KCN Nam Thăng Long
HOA-LAAN | Công ty TNHH Hóa Lân | KCN Nam Thăng Long
HOA-PHAT-LOC | Công ty TNHH Nội thất Hòa Phát Lộc | KCN Phú Nghĩa
THUY-ANH | Công ty TNHH Thực phẩm Thúy Anh | KCN Phú Nghĩa
THUY-AN | Công ty TNHH Thực phẩm Thủy An | KCN Phú Nghĩa
KY-NGHE | Công ty Cổ phần Kỹ nghệ Việt Long | KCN Sài Đồng B
MY-DUC | Công ty TNHH Dược phẩm Mỹ Đức Minh | KCN Quang Minh I
QUY-HOA | Công ty TNHH Sơn Quý Hòa | KCN Phú Nghĩa
DAI-DONG | Công ty Cổ phần Đại Đồng Tiến Phát | KCN Nội Bài
DAI-DUONG | Công ty Cổ phần Đại Dương Xanh | KCN Nội Bài
AN-PHU | Công ty Cổ phần Thương mại và Dịch vụ An Phú Thịnh | | AP Service
AN-PHU-SX | Công ty Cổ phần Sản xuất An Phú Thịnh | KCN Phú Nghĩa
AN-PHAT | Công ty Cổ phần Nhựa An Phát Thành | KCN Phú Nghĩa
AN-PHAT-XNK | Công ty TNHH Xuất nhập khẩu An Phát Thành |
HTX-RAU-SACH | Hợp tác xã Rau sạch Vân Nội Xanh |
HTX-GOM | Hợp tác xã Gốm Bát Phúc |
HTX-VAN-TAI | HTX Vận tải Nội Bài Xanh |
BACH-HAC | Công ty TNHH In và Bao bì Bạch Hạc | KCN Nam Thăng Long
BACH-HAC-GIAY | Công ty TNHH Giấy Bạch Hạc | KCN Nam Thăng Long
CAU-VONG | Công ty Cổ phần Văn phòng phẩm Cầu Vồng | KCN Sài Đồng B | CVP
THANG-LONG-KCN | Công ty Cổ phần Hạ tầng KCN Thăng Long Mới | KCN Thăng Long
NAM-SON-KCN | Công ty TNHH Phát triển Khu công nghiệp Nam Sơn | KCN Hỗ trợ Nam Hà Nội
VINH-HUNG | Công ty TNHH Thiết bị điện Vĩnh Hưng | KCN Nam Thăng Long
VINH-HUNG-DC | Công ty TNHH Dây cáp điện Vĩnh Hưng | KCN Nam Thăng Long
VINH-HUONG | Công ty TNHH Thiết bị điện Vĩnh Hương | KCN Nam Thăng Long
QUANG-VINH | Công ty TNHH Quang học Quang Vinh Hà Nội | KCN Quang Minh I
QUANG-MINH-TP | Công ty Cổ phần Thực phẩm Quang Minh Phát | KCN Quang Minh I
QUANG-MINH-CK | Công ty TNHH Cơ khí Quang Minh Phát | KCN Quang Minh I
BINH-AN-YT | Công ty TNHH Thiết bị y tế Bình An Khang | KCN Quang Minh I
BINH-AN-DP | Công ty Cổ phần Dược phẩm Bình An Khang | KCN Quang Minh I
NGOC-HA | Công ty TNHH Thủy tinh Ngọc Hà Vinh | KCN Nội Bài
NGOC-HA-2 | Công ty TNHH Thủy tinh Ngọc Hạ | KCN Nội Bài
NGOC-HAI | Công ty TNHH Thủy sản Ngọc Hải |
TRUONG-SINH | Công ty TNHH Thảo dược Trường Sinh Lộc | KCN Phú Nghĩa
TRUONG-XUAN | Công ty TNHH Thảo dược Trường Xuân Lộc | KCN Phú Nghĩa
DONG-A | Công ty TNHH Nhôm Đông Á Châu | KCN Quang Minh I
DONG-AN | Công ty TNHH Nhôm định hình Đông An | KCN Quang Minh I
DONG-ANH-OT | Công ty Cổ phần Phụ tùng ô tô Đông Anh Vượng |
HAI-AU | Công ty TNHH Bao bì Hải Âu Trắng | KCN Nội Bài
HAI-AU-VT | Công ty Cổ phần Kho vận Hải Âu Trắng | KCN Nội Bài | HAT Logistics
HOANG-GIA | Công ty TNHH Sứ Hoàng Gia Bảo | KCN Thạch Thất – Quốc Oai
HOANG-GIANG | Công ty TNHH Sứ Hoàng Giang | KCN Thạch Thất – Quốc Oai
THIEN-LANG | Công ty Cổ phần Bút Thiên Lăng | KCN Sài Đồng B
THIEN-LOC | Công ty Cổ phần Bút Thiên Lộc | KCN Sài Đồng B
VIET-NHAT | Công ty Liên doanh Phụ tùng Việt Nhật Thành | KCN Nội Bài
VIET-HAN | Công ty Liên doanh TNHH Kính Việt Hàn Phong | KCN Quang Minh I
VAN-DUC | Công ty Cổ phần Thép tấm Vạn Đức Long | KCN Quang Minh I
VAN-TIEN | Công ty TNHH May Vạn Tiên Khê |
HA-THANH-1 | Công ty Cổ phần Bánh kẹo Hà Thành I | KCN Phú Nghĩa
HA-THANH-2 | Công ty Cổ phần Bánh kẹo Hà Thành II | KCN Phú Nghĩa
HA-THANH-3 | Công ty Cổ phần Bánh kẹo Hà Thành III | KCN Phú Nghĩa
THAI-HA-A1 | Xí nghiệp Gạch Thái Hà A1 |
THAI-HA-A2 | Xí nghiệp Gạch Thái Hà A2 |
CO-DIEN-X59 | Công ty TNHH MTV Cơ điện X59 |
CO-DIEN-X95 | Công ty TNHH MTV Cơ điện X95 |
CAO-SU-SV | Công ty Cổ phần Cao su Sao Vượng Khê | KCN Phú Nghĩa
CAO-SU-SN | Công ty Cổ phần Cao su Sông Nhuệ Xanh | KCN Phú Nghĩa
BIA-HO-TAY | Công ty Cổ phần Đồ uống Hồ Tây Vàng |
NUOC-HO-TAY | Công ty TNHH Nước tinh khiết Hồ Tây Vàng |
CHE-NGAN-ANH | Công ty Cổ phần Chè Ngân Ánh |
DET-KIM-ANH | Công ty Cổ phần Dệt kim Ánh Dương |
DET-DUONG-ANH | Công ty Cổ phần Dệt kim Dương Ánh |
HUU-KHE | Công ty Cổ phần Thực phẩm Hữu Khê Xuân |
GIAY-THUONG-KHE | Công ty TNHH Da giày Thượng Khê Phúc | KCN Phú Nghĩa
GIAY-HA-DONG | Công ty TNHH Da giày Hà Đông Phúc | KCN Phú Nghĩa
KHOA-MINH-KHE | Công ty Cổ phần Khóa Minh Khê |
KHOA-VAN-TIEP | Công ty Cổ phần Khóa Vân Tiếp |
BONG-DEN-LK | Công ty Cổ phần Bóng đèn Lửa Khê | | LK Lighting; Lua Khe Lighting JSC
PIN-TAY-HO | Công ty Cổ phần Pin Tây Hồ Xanh |
PIN-CON-O | Công ty Cổ phần Pin ắc quy Con Ong | | Con Ong Battery
QUAT-DIEN-CO | Công ty TNHH Quạt điện Nhân Cơ |
XICH-LIP | Công ty Cổ phần Xích líp Tây Khê |
DUNG-CU-1 | Công ty Cổ phần Dụng cụ số 1 Minh Tâm |
DUNG-CU-2 | Công ty Cổ phần Dụng cụ số 2 Minh Tâm |
BE-TONG-XK | Công ty Cổ phần Bê tông Xuân Khê Phú |
BE-TONG-XKX | Công ty Cổ phần Bê tông Xuân Khê Xanh |
GACH-NHE | Công ty TNHH Vật liệu xây dựng Gạch nhẹ Sông Hồng | | Song Hong AAC
SONG-HONG-TC | Tổng công ty Xây dựng Sông Hồng Mới |
SONG-HONG-1 | Công ty Cổ phần Sông Hồng Mới số 1 |
SONG-KHE-XD | Công ty Cổ phần Xây dựng Sông Khê Giang |
LOGI-NB | Công ty TNHH Kho vận Nội Bài Star | KCN Nội Bài | NBS Logistics
LOGI-TL | Công ty TNHH Kho vận Thăng Long Star | KCN Thăng Long | TLS Logistics
STAR-FASHION | Công ty TNHH Thời trang Sao Mai Star | KCN Phú Nghĩa | Sao Mai Star Fashion
SAO-MAI | Công ty Cổ phần Sao Mai Xanh |
SAO-MAI-CS | Công ty TNHH Chiếu sáng Sao Mai | KCN Thăng Long
ABC-NHUA | Công ty TNHH Nhựa A.B.C Thành Công | KCN Nội Bài
ACD-NHUA | Công ty TNHH Nhựa ACD Thành Đạt | KCN Nội Bài
D-AND-D | Công ty TNHH D&D Phong Phú | KCN Phú Nghĩa
TNM-CK | Công ty TNHH Cơ khí TNM Hà Nội | KCN Phú Nghĩa
TNK-CK | Công ty TNHH Cơ khí TNK Hà Nội | KCN Phú Nghĩa
ECO-PACK | Công ty TNHH Eco Pack Việt Nam | KCN Nam Thăng Long
ECO-PACT | Công ty TNHH Eco Pact Việt Nam | KCN Nam Thăng Long
GREEN-TECH | Công ty TNHH Công nghệ Green Tech | KCN Thăng Long | Công nghệ Xanh Grin
GREEN-FARM | Công ty TNHH Green Farm Sóc Sơn |
MORISEKO | Công ty TNHH Moriseko Việt Nam | KCN Thăng Long
MORITA | Công ty TNHH Morita Foods Hà Nội | KCN Thăng Long
FUJIHAMA | Công ty TNHH Khuôn mẫu Fujihama | KCN Nội Bài
FUJIHARA | Công ty TNHH Khuôn mẫu Fujihara | KCN Nội Bài
YAMADA-CT | Công ty TNHH Yamasato Chế tạo Việt Nam | KCN Nội Bài | Yamasato Manufacturing Vietnam
YAMATO-DV | Công ty TNHH Yamatori Dịch vụ Hà Nội | KCN Nội Bài
OKAMURO | Công ty TNHH Okamuro Logistics | KCN Thăng Long
OKAWA | Công ty TNHH Okawa Parts Việt Nam | KCN Thăng Long
PANLA-STEEL | Công ty TNHH Panlaco Steel | KCN Quang Minh I
PENLA-STEEL | Công ty TNHH Penlaco Steel | KCN Quang Minh I
BV-DONG-Y | Bệnh viện Đông y Phúc Thiện |
TRUONG-NGHE | Trường Trung cấp nghề Cơ khí Hà Bắc Sơn |
VIEN-CN | Viện Công nghệ Vật liệu Thăng Hoa |
TT-DICH-VU | Trung tâm Dịch vụ việc làm Khu Bắc |
KHU-NAM-KHO | Công ty TNHH Kho lạnh Khu Nam |
VAN-PHUC-LUA | Công ty TNHH Lụa Vân Phúc Hà |
VAN-PHUC-GO | Công ty TNHH Gỗ Vạn Phúc Hà |
TIEN-KHE-IN | Công ty TNHH MTV In Tiền Khê Hà |
TIEN-KHE-NHUA | Công ty Cổ phần Nhựa Tiên Khê Hà |
HOP-DANH-KT | Công ty hợp danh Kiểm toán Minh Tín |
LUAT-MINH-TIN | Công ty Luật TNHH Minh Tín |
GO-MY-NGHE | Công ty TNHH Gỗ mỹ nghệ Ý Yên Hạ |
CHAU-A | Công ty Cổ phần Đầu tư Công nghệ Châu Á Mới |
DAU-TU-CA | Công ty Cổ phần Điện tử Châu Á Mới |
`;

export interface KnownUnit {
  readonly code: string;
  readonly name: string;
  readonly park: string;
  readonly names: readonly string[];
}

export const UNIVERSE: readonly KnownUnit[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', park = '', others = ''] = line.split('|').map((part) => part.trim());
    return {
      code,
      name,
      park,
      names: [name, ...others.split(';').map((other) => other.trim())].filter(Boolean),
    };
  });

export const UNITS: readonly UnitName[] = UNIVERSE.map((unit, index) => ({
  ...unit,
  organisationId: index + 1,
  kind: 'grassroots',
  path: `/1/${index + 1}/`,
  tax_code: '',
  valid_from: null,
  valid_to: null,
}));
