import type { FastifyReply, FastifyRequest } from 'fastify';

/** Browsers demand https for `__Host-`; over http on loopback (demo, tests) the cookie has a plain name. */
export const oktnavn = (https: boolean): string => (https ? '__Host-friminutt' : 'friminutt');

export const lesOkt = (f: FastifyRequest, https: boolean): string | undefined => f.cookies[oktnavn(https)];

/** A guardian's own device: kept by the browser, can do one thing. */
export const enhetsnavn = (https: boolean): string => (https ? '__Host-friminutt-enhet' : 'friminutt-enhet');
export const lesEnhet = (f: FastifyRequest, https: boolean): string | undefined => f.cookies[enhetsnavn(https)];

/** Gives the device its token for so many days, or takes it away (undefined). */
export function settEnhet(svar: FastifyReply, https: boolean, token: string | undefined, dager = 0): void {
  const felles = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;
  if (token === undefined) svar.clearCookie(enhetsnavn(https), felles);
  else svar.setCookie(enhetsnavn(https), token, { ...felles, maxAge: dager * 86_400 });
}

/** Gives the browser a session, or takes it away (undefined). Ends with the browser; how long it lasts is decided here. */
export function settOkt(svar: FastifyReply, https: boolean, token: string | undefined): void {
  const felles = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;
  if (token === undefined) svar.clearCookie(oktnavn(https), felles);
  else svar.setCookie(oktnavn(https), token, felles);
}
