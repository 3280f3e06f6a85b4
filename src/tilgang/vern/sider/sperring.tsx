import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { kortlenke, utfylt } from '#register/person/index.ts';
import type { Skjemafeltvisning } from '#web/komponenter/index.ts';
import { SPERRINGSSLAG, type OpphevSperringsskjema, type Rundtvalg, type Sperringsskjema } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import { bekreft } from './bekreft.tsx';
import { lenker } from './lenker.ts';

/** «Bård Øyvind Leite – far, har foreldreansvar». */
export function rundtord(r: Rundtvalg, sprak: Sprak): string {
  const t = tekst(sprak);
  const om = [r.rolle === null ? undefined : (t.rolle[r.rolle] ?? r.rolle), r.harAnsvar ? t.medAnsvar : undefined]
    .filter(Boolean)
    .join(', ');
  const navn = r.navn === '' ? t.ukjentNavn : r.navn;
  return om === '' ? navn : `${navn} – ${om}`;
}

/** Asks before somebody is shut out, with what happens at once. */
export function tegnSperr(m: Sperringsskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const felt: Skjemafeltvisning[] = [
    utfylt(ramme, {
      slag: 'radio',
      navn: 'hvem',
      etikett: t.sperring.hvem,
      verdi: m.rundt.length === 0 ? '' : (ramme.sporring['hvem'] ?? undefined),
      valg: [
        ...m.rundt.map((r) => ({ verdi: r.personId, tekst: rundtord(r, ramme.sprak) })),
        { verdi: '', tekst: t.sperring.ingen },
      ],
    }),
    utfylt(ramme, {
      slag: 'tekst',
      navn: 'nummer',
      etikett: t.sperring.nummer,
      hjelp: t.sperring.nummerHjelp,
      valgfritt: true,
      bredde: 'middels',
      inndata: 'numeric',
    }),
    utfylt(ramme, {
      slag: 'radio',
      navn: 'slag',
      etikett: t.sperring.slag,
      valg: SPERRINGSSLAG.map((x) => ({ verdi: x, tekst: t.sperring.slagNavn[x] })),
    }),
    utfylt(ramme, {
      slag: 'tekst',
      navn: 'dokument',
      etikett: t.sperring.dokument,
      hjelp: t.sperring.dokumentHjelp,
      valgfritt: true,
    }),
    utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse, hjelp: t.begrunnelseHjelp }),
    utfylt(ramme, { slag: 'tekst', type: 'date', navn: 'vurderesPaNytt', etikett: t.sperring.vurderes, bredde: 'middels' }),
  ];
  return bekreft(ramme, {
    sporsmal: t.sperring.tittel(m.visningsnavn),
    folger: [...t.sperring.folger],
    href: lenker.sperr(m.personId),
    felt,
    knapp: t.sperring.knapp,
    avbrytHref: kortlenke(m.personId, { fane: 'familie' }),
  });
}

/** Asks before a block is ended. */
export function tegnOpphevSperring(m: OpphevSperringsskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const { sperring } = m;
  return bekreft(ramme, {
    sporsmal: t.sperring.opphevTittel(sperring.navn === '' ? t.ukjentNavn : sperring.navn, m.visningsnavn),
    folger: [
      t.sperring.opphevFolge,
      t.sperring.opphevGrunn(t.sperring.slagNavn[sperring.slag].toLocaleLowerCase('nb'), sperring.begrunnelse),
    ],
    href: lenker.opphevSperring(m.personId, sperring.sperringId),
    felt: [utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse })],
    knapp: t.sperring.opphevKnapp,
    avbrytHref: kortlenke(m.personId, { fane: 'familie' }),
  });
}
