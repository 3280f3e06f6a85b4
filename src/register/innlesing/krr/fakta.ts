// Pure: what an entry in Kontakt- og reservasjonsregisteret becomes in ours.
import type { Faktarad } from '#grunn/fakta/index.ts';
import type { Temporal } from '#grunn/tid/index.ts';
import { vurderKontakt, type Kanal, type Kanalnavn, type Kontaktoppforing } from '#kilder/krr/index.ts';

/** Our row from the register, as it stands. */
export interface Kontaktrad {
  readonly person_id: string;
  readonly status: Kontaktoppforing['status'];
  readonly reservert: boolean | null;
  readonly kan_varsles: boolean | null;
  readonly sprak: string | null;
  readonly epostadresse: string | null;
  readonly epost_oppdatert: string | null;
  readonly epost_verifisert: string | null;
  readonly mobiltelefonnummer: string | null;
  readonly mobil_oppdatert: string | null;
  readonly mobil_verifisert: string | null;
}

const kanal = (verdi: string | null, oppdatert: string | null, verifisert: string | null): Kanal | null =>
  verdi === null ? null : { verdi, oppdatert, verifisert };

const senest = (tider: readonly (string | null)[]): string | null =>
  tider.reduce((a, b) => (a === null || (b !== null && Date.parse(b) > Date.parse(a)) ? b : a), null);

/**
 * The row after this answer, by the register's rule table: a channel is set, taken away or left as it was. The row stays when the person is
 * unknown to the register, with its status and no values. `borte`: the channels that had a value and no longer have one.
 */
export function tilRad(
  personId: string,
  o: Kontaktoppforing,
  forrige: Kontaktrad | undefined,
  na: Temporal.Instant,
): { readonly rad: Faktarad; readonly borte: readonly Kanalnavn[] } {
  const for_ = forrige && {
    status: forrige.status,
    reservert: forrige.reservert ?? false,
    kanVarsles: forrige.kan_varsles,
    epostadresse: kanal(forrige.epostadresse, forrige.epost_oppdatert, forrige.epost_verifisert),
    mobiltelefonnummer: kanal(forrige.mobiltelefonnummer, forrige.mobil_oppdatert, forrige.mobil_verifisert),
  };
  const vurdert = vurderKontakt(for_, { utfall: 'oppforing', oppforing: o }, na);
  const epost = vurdert.epostadresse.verdi;
  const mobil = vurdert.mobiltelefonnummer.verdi;
  const navn = ['epostadresse', 'mobiltelefonnummer'] as const;
  return {
    rad: {
      person_id: personId,
      status: o.status,
      reservert: o.reservert,
      kan_varsles: o.kanVarsles,
      sprak: o.sprak,
      epostadresse: epost?.verdi ?? null,
      epost_oppdatert: epost?.oppdatert ?? null,
      epost_verifisert: epost?.verifisert ?? null,
      mobiltelefonnummer: mobil?.verdi ?? null,
      mobil_oppdatert: mobil?.oppdatert ?? null,
      mobil_verifisert: mobil?.verifisert ?? null,
      telefon_arbeid: null,
      telefon_hjem: null,
      kildetidspunkt: senest([epost, mobil].flatMap((k) => [k?.oppdatert ?? null, k?.verifisert ?? null])),
    },
    borte: navn.filter((n) => vurdert[n].handling === 'fjern'),
  };
}
