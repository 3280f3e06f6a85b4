/** The address of a class's register. */
export const registersti = (r: { readonly skole: string; readonly gruppe: string }): string =>
  `/register/${r.skole}/${encodeURIComponent(r.gruppe)}`;
