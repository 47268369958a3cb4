export const LONGEST_EMAIL = 254;

/** Whether this can be an e-mail address: one @, a dot behind it, no signs that end an address in a list. */
export const isEmail = (text: string): boolean =>
  text.length <= LONGEST_EMAIL &&
  /^[^\s@<>"'(),;:\\]+@[^\s@<>"'(),;:\\.]+(\.[^\s@<>"'(),;:\\.]+)+$/.test(text);
