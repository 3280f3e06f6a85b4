/** May it stand between the angle brackets of RCPT TO? Nothing that could end the line or begin another command. */
export const rens = (adresse: string): boolean => /^[^\s<>"(),:;\\[\]]{1,64}@[A-Za-z0-9.-]{1,190}$/.test(adresse);
