/** Characters a password must and may have. */
export const PASSWORD_LENGTH = { least: 12, most: 256 } as const;
