/**
 * What each figure means, for people. The keys are the anchors of this page and of
 * docs/definitions.md; `how` is the one sentence that a figure shows at "Cách tính".
 */
export const vi = {
  title: "Cách tính các số liệu",
  intro:
    "Mỗi số liệu tính được lại từ nhật ký của đơn vị, bằng tay nếu cần. Trang, tệp tải về và bản in cùng lấy một phép tính.",
  toFigures: "Về trang số liệu",
  items: {
    tickets: {
      name: "Số đã cấp",
      how: "Mọi số thứ tự đã cấp trong khoảng, kể cả số đã hủy.",
      more: "Số thuộc về ngày làm việc ghi trong tên phiếu, không phải theo giờ nửa đêm. Theo quầy và theo cán bộ thì đếm lượt gọi.",
    },
    served: {
      name: "Đã phục vụ",
      how: "Phiếu được bấm Xong ở quầy.",
      more: "Phiếu chuyển quầy tính một lần ở nơi bấm Xong.",
    },
    "no-shows": {
      name: "Vắng mặt",
      how: "Phiếu được gọi mà không đến, cán bộ bấm Vắng mặt.",
      more: "Chỉ bấm được sau ít nhất hai lần gọi, cách nhau ít nhất 15 giây.",
    },
    wait: {
      name: "Thời gian chờ",
      how: "Từ lúc cấp số đến lần gọi đầu tiên còn hiệu lực.",
      more: "Lần gọi bị hủy không tính; gọi lại và chuyển quầy không làm thay đổi. Trung vị: một nửa số người chờ không quá mức ấy; “90 % chờ không quá” là phân vị 90; cả hai lấy theo hạng gần nhất: luôn là thời gian mà có người đã chờ thật. Trung bình là tổng chia cho số phiếu đã gọi.",
    },
    "within-target": {
      name: "Chờ trong mục tiêu",
      how: "Số phiếu được gọi trong mục tiêu thời gian chờ ÷ số phiếu đã gọi.",
      more: "Mục tiêu theo lĩnh vực, hoặc theo nhóm ưu tiên, là mức đơn vị đặt ra khi phiếu được gọi lần đầu: sửa cấu hình hôm nay không làm đổi số liệu hôm qua.",
    },
    "service-time": {
      name: "Thời gian phục vụ",
      how: "Từ lần gọi của lượt đến lúc bấm Xong.",
      more: "Chỉ các lượt đã xong.",
    },
    satisfied: {
      name: "Mức hài lòng",
      how: "(Rất hài lòng + Hài lòng) ÷ tất cả lượt đánh giá; mỗi lượt phục vụ tính lần bấm cuối.",
      more: "Khoảng tin cậy Wilson 95 % cho biết tỷ lệ thật có thể nằm ở đâu: mục tiêu nằm trong khoảng này thì chênh lệch, hơn hay kém, có thể chỉ do ngẫu nhiên. Dưới 30 lượt thì ghi “chưa đủ dữ liệu”. Mục tiêu là 95 %.",
    },
    "response-rate": {
      name: "Tỷ lệ đánh giá",
      how: "Số lượt đánh giá ÷ số lượt đã phục vụ xong.",
      more: "Tỷ lệ này thấp thì mức hài lòng ít ý nghĩa: có thể chỉ người hài lòng mới bấm. Dưới 30 lượt đã phục vụ thì ghi “chưa đủ dữ liệu”. Mục tiêu do đơn vị đặt, sẵn có là 40 %.",
    },
    "ratings-above-mean": {
      name: "Quầy kéo tỷ lệ lên, xuống",
      how: "Số lượt đánh giá của quầy − số lượt quầy ấy sẽ có nếu bằng tỷ lệ chung của đơn vị.",
      more: "Dương là quầy kéo tỷ lệ chung lên, âm là kéo xuống; cộng mọi quầy lại bằng 0.",
    },
    "by-service": {
      name: "Theo lĩnh vực",
      how: "Số cấp và thời gian chờ theo lĩnh vực lúc cấp số; phần còn lại theo lĩnh vực đã phục vụ.",
      more: "Phiếu chuyển lĩnh vực có phần ở cả hai nơi, nhưng trong toàn đơn vị chỉ là một phiếu.",
    },
    "by-counter": {
      name: "Theo quầy",
      how: "Mỗi lượt gọi tính cho quầy đã gọi; thời gian chờ tính cho quầy gọi đầu tiên.",
      more: "Lượt đánh giá tính cho quầy đã phục vụ lượt ấy.",
    },
    "by-person": {
      name: "Theo cán bộ",
      how: "Như theo quầy, tính cho người ngồi ở quầy lúc gọi.",
      more: "Chỉ hiện khi đơn vị bật trong cấu hình. Ít lượt đánh giá thì không so sánh người này với người khác.",
    },
    "by-class": {
      name: "Theo đối tượng",
      how: "Theo nhóm ưu tiên ghi trên phiếu lúc cấp số.",
      more: "Phiếu không ghi tên; nhóm do công dân chọn, hoặc cán bộ chọn ở quầy hướng dẫn.",
    },
    heat: {
      name: "Giờ và ngày trong tuần",
      how: "Phiếu theo giờ cấp số (giờ Việt Nam) và ngày trong tuần của ngày làm việc.",
      more: "Hàng “07 giờ” là từ 07:00 đến 07:59. Thời gian chờ trong ô là trung vị của các phiếu cấp trong giờ ấy.",
    },
    trend: {
      name: "13 tuần",
      how: "Các tuần từ thứ Hai đến Chủ nhật; tuần cuối tính đến ngày cuối của khoảng đang xem.",
      more: "Luôn là 13 tuần, dù khoảng đang xem ngắn hơn, để thấy chiều hướng. Tuần dưới 30 lượt đánh giá không vẽ mức hài lòng.",
    },
    reasons: {
      name: "Lý do chưa hài lòng",
      how: "Lý do được chọn sau khi bấm Bình thường hoặc Không hài lòng; mỗi lượt tính lần bấm cuối.",
      more: "Chỉ màn hình cảm ứng hỏi lý do, và không bắt buộc trả lời: đây là tiếng nói của người đã trả lời, không phải tỷ lệ của mọi người.",
    },
    "complete-up-to": {
      name: "Số liệu tính đến",
      how: "Giờ của việc mới nhất ở các quầy đã được tính vào trang này.",
      more: "Đánh giá bấm lúc mất kết nối được gửi sau, và tính vào đúng ngày của lượt phục vụ.",
    },
    demo: {
      name: "Số liệu mẫu",
      how: "Lịch sử mô phỏng để xem thử trang; không phải của công dân thật.",
      more: "Đơn vị thật không có phần này. Trang, tệp tải về và bản in đều ghi rõ khi có số liệu mẫu.",
    },
  },
};

export type Definitions = typeof vi;
/** An anchor of the definitions page and of docs/definitions.md. */
export type DefinitionId = keyof Definitions["items"];
