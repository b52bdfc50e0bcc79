/** A period to look at, ms since the epoch; `from` is before `to`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}
