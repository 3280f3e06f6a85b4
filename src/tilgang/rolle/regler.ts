import type { Grunnlag, Relasjon, Tilknytning } from '#grunn/tilgang/index.ts';
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import { harRett, type Relasjonsbeslutning } from '#tilgang/relasjon/index.ts';
import {
  opplaeringskrav,
  revisjonsoppsett,
  type Rolleoppsett,
  type Rollenavn,
  type Stillingsroller,
  type Tilgangsfaktum,
} from './modell.ts';
import { erApent, tidligst, tolkAnsattfaktum, tolkAnsattroller, type Ansattrolle } from './regler-ansatt.ts';

/** The kommune's table with the other settings as they stand until somebody sets them. */
export const medStandard = (stillinger: Stillingsroller): Rolleoppsett => ({
  stillinger,
  opplaering: opplaeringskrav.standard,
  revisjon: revisjonsoppsett.standard,
});

/**
 * A person's roles with reach and dates, computed from facts and decisions. Every role ends by its date, whether or not anyone
 * sends a message. Everybody with a role also reaches himself.
 * `na` (ISO) is for what opens and shuts by the clock: without it nothing of that is in force.
 */
export function tilknytninger(
  personId: string,
  fakta: readonly Tilgangsfaktum[],
  oppsett: Stillingsroller | Rolleoppsett,
  ved: { readonly na?: string; readonly relasjoner?: readonly Relasjonsbeslutning[] } = {},
): Tilknytning[] {
  const roller = 'stillinger' in oppsett ? oppsett : medStandard(oppsett);
  const ut: Tilknytning[] = [];
  for (const f of fakta) {
    if (f.hva === 'leverandorvindu' && !erApent(f, ved.na)) continue;
    for (const t of tolk(f, fakta, roller)) {
      const { rolle, relasjon, omfang, fra, til } = t;
      const grunnlag: Grunnlag = {
        slag: f.hva === 'rolletildeling' || f.hva === 'leverandorvindu' ? 'beslutning' : 'faktum',
        kilde: f.kilde,
        hva: f.hva,
        id: f.id,
        kjentFra: f.kjent_fra,
        detalj: f.tittel ?? f.kode ?? undefined,
        ...(t.slutt === undefined ? {} : { slutt: t.slutt }),
      };
      if (relasjon !== undefined && omfang !== null) ut.push({ rolle, relasjon, omfang, fra, til, grunnlag });
      if (f.hva !== 'undervisningsforhold') ut.push({ rolle, relasjon: 'segSelv', omfang: personId, fra, til, grunnlag });
    }
  }
  return [...ut, ...(ved.relasjoner ?? []).flatMap((r) => foresattTilknytninger(personId, r))];
}

/** A guardian's reach to one child. One that is kept out is on the list with the reason, and opens nothing; the guardian still has himself. */
function foresattTilknytninger(personId: string, r: Relasjonsbeslutning): Tilknytning[] {
  const steg = r.spor.find((x) => x.avgjorde) ?? r.spor[0];
  if (steg === undefined || r.relasjon === 'EGEN') return [];
  const grunnlag: Grunnlag = {
    slag: steg.slag,
    kilde: steg.kilde,
    hva: r.relasjon === 'INGEN' ? r.grunn : steg.slag === 'faktum' ? 'foreldreansvar' : 'foresattbeslutning',
    id: steg.id,
    kjentFra: steg.siden,
    detalj: steg.detalj,
  };
  const felles = { rolle: 'foresatt', fra: r.fra, til: r.til, grunnlag } as const;
  const stengt = harRett(r, 'se') ? undefined : r.relasjon === 'INGEN' ? r.grunn : 'utenInnsyn';
  return [
    { ...felles, relasjon: 'egetBarn', omfang: r.barnId, ...(stengt === undefined ? {} : { stengt }) },
    { ...felles, relasjon: 'segSelv', omfang: personId },
  ];
}

interface Tolket {
  readonly rolle: Rollenavn;
  readonly relasjon: Relasjon | undefined;
  readonly omfang: string | null;
  readonly fra: Dato | null;
  readonly til: Dato | null;
  readonly slutt?: Ansattrolle['slutt'];
}

function tolk(f: Tilgangsfaktum, fakta: readonly Tilgangsfaktum[], roller: Rolleoppsett): readonly Tolket[] {
  switch (f.hva) {
    case 'undervisningsforhold': {
      // no longer than the position itself: training not recorded and reviews not answered end this too
      const stilling = tolkAnsattfaktum({ ...f, hva: 'arbeidsforhold' }, fakta, roller);
      const taus = f.taus_siden === null ? null : leggTilDager(f.taus_siden, roller.stillinger.fristDager - 1);
      return [
        {
          rolle: 'kontaktlarer',
          relasjon: 'egenGruppe',
          omfang: f.gruppe ?? null,
          fra: stilling?.fra ?? f.fra,
          til: tidligst(tidligst(f.til, taus), stilling?.til ?? null),
        },
      ];
    }
    case 'elevforhold':
      return [{ rolle: 'elev', relasjon: undefined, omfang: null, fra: f.fra, til: f.til }];
    case 'arbeidsforhold':
    case 'rollefaktum':
    case 'rolletildeling':
    case 'leverandorvindu':
      return tolkAnsattroller(f, fakta, roller);
    case 'opplaering':
    case 'revisjonssvar':
      return [];
  }
}
