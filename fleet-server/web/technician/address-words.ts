/** An address on an I²C bus as data sheets and `i2cdetect` write it: 112 is `0x70`. */
export function chipAddress(address: number): string {
  return `0x${address.toString(16).padStart(2, "0")}`;
}

/** A device's address as its own paper has it: a chip's in hexadecimal, an RS-485 number as it is. */
export function addressWords(address: number, port: string): string {
  return /^(i2c|firmata):/.test(port) ? chipAddress(address) : String(address);
}
