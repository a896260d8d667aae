/** What only the person who called a tool can mend: a wrong file, a port that is not there. */
export class ToolFault extends Error {
  readonly code: "recording-invalid" | "profile-invalid" | "not-tried";
  constructor(code: ToolFault["code"], message: string, remedy: string) {
    super(`${message}. ${remedy} [${code}]`);
    this.name = "ToolFault";
    this.code = code;
  }
}
