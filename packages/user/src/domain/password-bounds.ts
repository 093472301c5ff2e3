// How long a password may be, in characters of any script.

export const passwordLengthMin = 8;
export const passwordLengthMax = 128;
