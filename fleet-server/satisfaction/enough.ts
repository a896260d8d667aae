/** Below this many ratings a share of them is shown as "chưa đủ dữ liệu". */
export const ratingsEnough = 30;

/**
 * Below this many served visits the response rate is shown as "chưa đủ dữ liệu": a single press
 * more or less would move it by more than 3 percent points.
 */
export const servedEnough = 30;
