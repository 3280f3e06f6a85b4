import { tilInstant, type Temporal } from '#grunn/tid/index.ts';
import type { Verdenskrr } from '#verden/index.ts';
import { fersk } from '../regler.ts';

/** Times come in two forms in the register's own documentation; which one an entry gets follows its number, so that both are always met. */
function tid(iso: string | undefined, ident: string): string | undefined {
  if (iso === undefined) return undefined;
  if (Number(ident.at(-1)) % 2 === 0) return tilInstant(iso).toString({ smallestUnit: 'millisecond' });
  const vegg = tilInstant(iso).toZonedDateTimeISO('Europe/Oslo');
  return `${vegg.toPlainDateTime().toString({ smallestUnit: 'second' })}${vegg.offset.slice(0, 3)}`;
}

const kanal = (oppdatert: string | undefined, verifisert: string | undefined) => ({
  oppdatert: oppdatert ?? null,
  verifisert: verifisert ?? null,
});

/** KAN_VARSLES by Digdir's table: active, not reserved, and no expired contact information. */
export function kanVarsles(k: Verdenskrr, na: Temporal.Instant): boolean {
  const kanaler = [
    ...(k.epostadresse ? [kanal(k.epostOppdatert, k.epostVerifisert)] : []),
    ...(k.mobiltelefonnummer ? [kanal(k.mobilOppdatert, k.mobilVerifisert)] : []),
  ];
  return k.status === 'AKTIV' && !k.reservert && kanaler.length > 0 && kanaler.every((x) => fersk(x, na));
}

/** One person the way `POST /rest/v2/personer` tells it. */
export function somKrr(ident: string, k: Verdenskrr, na: Temporal.Instant): Record<string, unknown> {
  const aktiv = k.status === 'AKTIV';
  const reservertTid = k.reservert ? tid(k.epostVerifisert ?? k.mobilVerifisert ?? '2025-01-15T10:00:00Z', ident) : undefined;
  return {
    personidentifikator: ident,
    reservasjon: k.reservert ? 'JA' : 'NEI',
    ...(reservertTid ? { reservasjonstidspunkt: reservertTid, reservasjon_oppdatert: reservertTid } : {}),
    status: k.status,
    varslingsstatus: kanVarsles(k, na) ? 'KAN_VARSLES' : 'KAN_IKKE_VARSLES',
    ...(aktiv
      ? {
          kontaktinformasjon: {
            epostadresse: k.epostadresse,
            epostadresse_oppdatert: tid(k.epostOppdatert, ident),
            epostadresse_sist_verifisert: tid(k.epostVerifisert, ident),
            mobiltelefonnummer: k.mobiltelefonnummer,
            mobiltelefonnummer_oppdatert: tid(k.mobilOppdatert, ident),
            mobiltelefonnummer_sist_verifisert: tid(k.mobilVerifisert, ident),
          },
        }
      : {}),
    ...(k.sprak ? { spraak: k.sprak } : {}),
  };
}

/** The same person the way KS Fiks tells it. */
export function somFiks(ident: string, k: Verdenskrr, na: Temporal.Instant): Record<string, unknown> {
  const aktiv = k.status === 'AKTIV';
  return {
    fnr: ident,
    epost: { adresse: (aktiv && k.epostadresse) || '', sistOppdatert: k.epostOppdatert, sistVerifisert: k.epostVerifisert },
    tlf: { nummer: (aktiv && k.mobiltelefonnummer) || '', sistOppdatert: k.mobilOppdatert, sistVerifisert: k.mobilVerifisert },
    status: k.status,
    reservert: k.reservert ?? false,
    kanVarsles: kanVarsles(k, na),
  };
}

/** Entries as no register should send them: each kind of garbage in turn (F-30). */
export function somSoppel(rad: Record<string, unknown>, nr: number): unknown {
  const info = { ...(rad['kontaktinformasjon'] as object | undefined) };
  switch (nr % 6) {
    case 0:
      return { ...rad, kontaktinformasjon: { ...info, mobiltelefonnummer: '+47+47' } };
    case 1:
      return { ...rad, kontaktinformasjon: { ...info, epostadresse: 'falsk@epost.example\r\nBcc: alle@epost.example' } };
    case 2:
      return { ...rad, kontaktinformasjon: { ...info, epostadresse: 47, mobiltelefonnummer: [] } };
    case 3:
      return { ...rad, status: 'KANSKJE', nyttFelt: true };
    case 4:
      return null;
    default:
      return {
        ...rad,
        kontaktinformasjon: { ...info, epostadresse_oppdatert: 'i fjor', mobiltelefonnummer_oppdatert: '2023-13-45' },
      };
  }
}
