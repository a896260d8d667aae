/** Control characters by their names in ASCII (RFC 20), as profiles write them in frames. */
export const controlBytes: Readonly<Record<string, number>> = {
  NUL: 0x00,
  SOH: 0x01,
  STX: 0x02,
  ETX: 0x03,
  EOT: 0x04,
  ENQ: 0x05,
  ACK: 0x06,
  LF: 0x0a,
  CR: 0x0d,
  NAK: 0x15,
  ESC: 0x1b,
};
