// What Kontakt- og reservasjonsregisteret would say of an adult.
import type { Verdenskrr } from './modell.ts';
import { asciinavn } from './navn.ts';
import type { Tilfeldig } from './tilfeldig.ts';
import { dagerFor } from './tid.ts';

/** Shared by everyone who has never been in the register: children above all. */
export const IKKE_I_KRR: Verdenskrr = Object.freeze({ status: 'IKKE_REGISTRERT' });

const SPRAK = ['nb', 'nb', 'nb', 'nb', 'nb', 'nb', 'nn', 'nn', 'en', 'se'] as const;

/** A point in time the given number of days before the world's date, as an ISO instant in UTC. */
export function tidspunktFor(dato: string, dager: number, sekund: number): string {
  const t = String(Math.floor(sekund / 3600) % 24).padStart(2, '0');
  const m = String(Math.floor(sekund / 60) % 60).padStart(2, '0');
  const s = String(sekund % 60).padStart(2, '0');
  return `${dagerFor(dato, dager)}T${t}:${m}:${s}Z`;
}

/** Numbers as people have typed them: about half with +47. */
function mobilnummer(t: Tilfeldig): string {
  const nummer = `${t.skjer(0.5) ? '9' : '4'}${t.skjer(0.5) ? '8' : '1'}${String(t.heltall(0, 999_999)).padStart(6, '0')}`;
  return t.skjer(0.5) ? `+47${nummer}` : nummer;
}

/** Draws a plausible entry. Shares: 96 % active (2 % of all reserved), 3 % never registered, 1 % deleted; one channel stale for about one in seven. */
export function nyKrr(t: Tilfeldig, navn: { fornavn: string; etternavn: string }, lopenummer: number, dato: string): Verdenskrr {
  const lodd = t.brok();
  if (lodd < 0.03) return IKKE_I_KRR;
  if (lodd < 0.04) return { status: 'SLETTET', sprak: 'nb' };
  const epost = t.skjer(0.96);
  const mobil = !epost || t.skjer(0.97);
  const utgatt = (): number => (t.skjer(0.07) ? t.heltall(560, 1500) : t.heltall(5, 500));
  const epostDager = utgatt();
  const mobilDager = utgatt();
  return {
    status: 'AKTIV',
    ...(lodd < 0.06 ? { reservert: true } : {}),
    ...(epost
      ? {
          epostadresse: `${asciinavn(navn.fornavn)}.${asciinavn(navn.etternavn)}${lopenummer}@epost.example`,
          epostOppdatert: tidspunktFor(dato, epostDager + t.heltall(0, 900), t.heltall(0, 86_399)),
          epostVerifisert: tidspunktFor(dato, epostDager, t.heltall(0, 86_399)),
        }
      : {}),
    ...(mobil
      ? {
          mobiltelefonnummer: mobilnummer(t),
          mobilOppdatert: tidspunktFor(dato, mobilDager + t.heltall(0, 900), t.heltall(0, 86_399)),
          mobilVerifisert: tidspunktFor(dato, mobilDager, t.heltall(0, 86_399)),
        }
      : {}),
    sprak: t.velg(SPRAK),
  };
}
