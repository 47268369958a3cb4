import type { Field } from './fields.ts';

/** What people write above the columns, folded; a word after “=” counts only when it is all that is written. */
export const HEADER_WORDS: Readonly<Record<Field | 'ignored', readonly string[]>> = {
  number: words('=stt, =tt, =so tt, =so thu tu, =thu tu, =no, =s tt, =so'),
  code: words('=ma, =ma so, =ma sk, ma sang kien, ma ho so, ma so sang kien, =code'),
  authors:
    words(`ho va ten, ho ten, tac gia, ten tac gia, nhom tac gia, tac gia chinh, nguoi de xuat, nguoi nop,
    nguoi dang ky, nguoi thuc hien, nguoi co sang kien, chu nhiem, =author, =authors, author name, full name,
    =name, employee name, =proposer, proposed by, submitted by`),
  coAuthors: words(
    'dong tac gia, cac dong tac gia, tac gia khac, nguoi cung thuc hien, =co author, =co authors',
  ),
  department:
    words(`bo phan, phong ban, phan xuong, =to, =chuyen, to san xuat, =phong, =xuong, to doi, to chuyen,
    =department, =division, =section, =team`),
  organisation:
    words(`don vi, ten don vi, cong ty, ten cong ty, don vi cong tac, doanh nghiep, ten doanh nghiep,
    noi cong tac, noi lam viec, co quan, cdcs, ten cdcs, cong doan co so, =cong doan, ten cong doan,
    =company, company name, =organisation, =organization, =enterprise, =employer, workplace`),
  organisationCode: words(`ma don vi, ma doanh nghiep, ma cong ty, ma cdcs, ma so thue, =mst, company code,
    tax code, organisation code`),
  title: words(`ten sang kien, ten giai phap, ten cai tien, ten de tai, =sang kien, =sang kien giai phap,
    =sang kien cai tien, =giai phap sang kien, ten de xuat, ten y tuong, ten kaizen, ten cong trinh, ten sk, =sk,
    =giai phap, =de tai, =title, =initiative, initiative title, initiative name, name of initiative, =idea`),
  category: words(`linh vuc, nhom linh vuc, noi dung thi dua, nhom sang kien, phan loai, the loai, =nhom,
    =category, =field, =topic`),
  submittedOn: words(`ngay nop, dau thoi gian, thoi gian nop, ngay dang ky, thoi gian dang ky, ngay gui,
    thoi gian gui, ngay de xuat, ngay tiep nhan, ngay nhan, ngay trinh, ngay de nghi, =ngay, =ngay thang,
    =ngay thang nam, =ngay nhap, =timestamp, =date, submission date, date submitted, submitted on,
    date of submission`),
  appliedOn: words(`ap dung tu, =ap dung, ngay ap dung, thoi gian ap dung, thoi diem ap dung, ap dung lan dau,
    thang ap dung, ngay bat dau ap dung, bat dau ap dung, thoi gian bat dau, thoi gian thuc hien, ngay thuc hien,
    thoi gian trien khai, ngay trien khai, applied from, applied on, date applied, application date,
    implementation date`),
  benefitVnd:
    words(`gia tri lam loi, so tien lam loi, tien lam loi, hieu qua kinh te, =lam loi, gia tri tiet kiem,
    so tien tiet kiem, gia tri kinh te, loi ich kinh te, gia tri uoc tinh, =so tien, =thanh tien, =gia tri, =gtll,
    benefit, savings, saving, cost saving, estimated benefit`),
  benefitBasis: words('cach tinh, co so tinh, benefit basis'),
  description: words(`mo ta, tom tat, noi dung sang kien, =noi dung, noi dung tom tat, noi dung giai phap,
    noi dung cai tien, noi dung thuc hien, =description, =summary, =content`),
  scope: words('pham vi, noi ap dung, don vi ap dung, dia diem ap dung, =scope'),
  otherEffects: words(
    'hieu qua khac, loi ich khac, hieu qua xa hoi, =hieu qua, hieu qua mang lai, other effects',
  ),
  solutionKind: words('loai giai phap, loai sang kien, loai hinh, solution kind'),
  recognitionLevel: words('cap cong nhan, cap khen thuong, muc cong nhan, recognition level'),
  recognitionNumber: words(`so qd, so quyet dinh, so ngay qd, so ngay quyet dinh, ngay so qd, quyet dinh so,
    quyet dinh cong nhan, qd cong nhan, so hieu quyet dinh, =quyet dinh, decision number, decision no`),
  recognitionOn: words(
    'ngay qd, ngay quyet dinh, ngay cong nhan, ngay ky qd, ngay ky quyet dinh, decision date',
  ),
  confidential: words('bao mat, bi mat cong nghe, =confidential'),
  ignored:
    words(`ghi chu, don vi tinh, =dvt, ma phong trao, email, dia chi email, dien thoai, so dien thoai, =sdt,
    nam sinh, ngay sinh, ngay thang nam sinh, gioi tinh, nam nu, chuc vu, chuc danh, trinh do, =cccd, =cmnd,
    can cuoc, so tai khoan, trang thai, giai doan, =kcn, ten kcn, thuoc kcn, khu cong nghiep, da cap nhat,
    cap nhat len cong, cong doan cap tren, cong doan quan ly, don vi quan ly, khen thuong, tien thuong, muc thuong,
    de nghi khen, xep loai, nhan xet, y kien, =diem, ty le dong gop, dinh kem, duong dan, =link, =file, =tep,
    =notes, =note, =remarks, =remark, =phone, =email address, =status`),
};

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim().replace(/\s+/g, ' '));
}
