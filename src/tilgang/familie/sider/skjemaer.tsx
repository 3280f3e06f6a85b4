import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { utfylt } from '#register/person/index.ts';
import { RETTER } from '#tilgang/relasjon/index.ts';
import { bekreft, rundtord } from '#tilgang/vern/index.ts';
import { Sidetopp, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { dato, tekst as felles } from '#web/tekster/index.ts';
import { DOKUMENTSLAG, type Beslutningsskjema, type EnForesatt, type Opplysningsskjema, type Svarbrev } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import { familielenke } from './familietab.tsx';
import { lenker } from './lenker.ts';

const navnet = (m: EnForesatt, ramme: Ramme) => (m.foresatt.navn === '' ? tekst(ramme.sprak).ukjentNavn : m.foresatt.navn);
const begrunnelse = (ramme: Ramme): Skjemafeltvisning =>
  utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: tekst(ramme.sprak).skjema.begrunnelse });

const hvemfelt = (m: Beslutningsskjema, ramme: Ramme, tom: string): Skjemafeltvisning =>
  utfylt(ramme, {
    slag: 'velg',
    navn: 'hvem',
    etikett: tekst(ramme.sprak).skjema.hvem,
    hjelp: tekst(ramme.sprak).skjema.hvemHjelp,
    valg: [{ verdi: '', tekst: tom }, ...m.rundt.map((r) => ({ verdi: r.personId, tekst: rundtord(r, ramme.sprak) }))],
  });

/** Foreldreansvar by judgment, verge, foster parents and barnevern, from a document. */
export function tegnDokument(m: Beslutningsskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).skjema;
  return bekreft(ramme, {
    sporsmal: t.dokumentTittel(m.visningsnavn),
    folger: [...t.dokumentFolger],
    href: lenker.dokument(m.personId),
    felt: [
      utfylt(ramme, {
        slag: 'radio',
        navn: 'slag',
        etikett: t.hva,
        valg: DOKUMENTSLAG.map((x) => ({ verdi: x, tekst: t.slag[x] })),
      }),
      hvemfelt(m, ramme, t.ingenPerson),
      utfylt(ramme, {
        slag: 'tekst',
        navn: 'organisasjon',
        etikett: t.organisasjon,
        hjelp: t.organisasjonHjelp,
        valgfritt: true,
        bredde: 'middels',
      }),
      utfylt(ramme, { slag: 'tekst', navn: 'dokument', etikett: t.dokument, hjelp: t.dokumentHjelp }),
      begrunnelse(ramme),
      utfylt(ramme, { slag: 'tekst', type: 'date', navn: 'fra', etikett: t.fra, verdi: m.idag, bredde: 'middels' }),
      utfylt(ramme, { slag: 'tekst', type: 'date', navn: 'til', etikett: t.til, valgfritt: true, bredde: 'middels' }),
    ],
    knapp: t.registrer,
    avbrytHref: familielenke(m.personId),
  });
}

/** Somebody without foreldreansvar, with consent from everyone who has it. */
export function tegnSamtykke(m: Beslutningsskjema, ramme: Ramme): Tegning {
  const alt = tekst(ramme.sprak);
  const t = alt.skjema;
  const feil = ramme.skjema.feil.find((f) => f.navn === 'omfang_se')?.melding;
  return bekreft(ramme, {
    sporsmal: t.samtykkeTittel(m.visningsnavn),
    folger: [...t.samtykkeFolger],
    href: lenker.samtykke(m.personId),
    felt: [
      hvemfelt(m, ramme, felles(ramme.sprak).skjema.velg),
      ...m.regel.retter.map((r): Skjemafeltvisning => ({
        slag: 'avkryssing',
        navn: `omfang_${r}`,
        etikett: `${t.omfang} ${alt.rett[r]}`,
        verdi: 'ja',
        krysset: ramme.skjema.verdier[`omfang_${r}`] === 'ja',
        ...(r === 'se' && feil !== undefined ? { feil } : {}),
      })),
      begrunnelse(ramme),
      utfylt(ramme, { slag: 'tekst', type: 'date', navn: 'til', etikett: t.til, bredde: 'middels' }),
    ],
    knapp: t.be,
    avbrytHref: familielenke(m.personId),
  });
}

/** What one of those with foreldreansvar has answered the school. */
export function tegnSvar(m: EnForesatt, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).skjema;
  const hvem = ramme.sti.split('/').at(-1) ?? '';
  const svarer = m.foresatt.samtykke?.svar.find((s) => s.personId === hvem);
  return bekreft(ramme, {
    sporsmal: t.svarTittel(svarer?.navn ?? tekst(ramme.sprak).ukjentNavn, navnet(m, ramme)),
    folger: m.foresatt.samtykke?.omfang.map((r) => tekst(ramme.sprak).rett[r]) ?? [],
    href: lenker.svar(m.barnId, m.foresatt.beslutning?.id ?? '', hvem),
    felt: [
      utfylt(ramme, {
        slag: 'radio',
        navn: 'svar',
        etikett: t.svar,
        valg: [
          { verdi: 'ja', tekst: t.ja },
          { verdi: 'nei', tekst: t.nei },
        ],
      }),
      utfylt(ramme, { slag: 'tekst', navn: 'dokument', etikett: t.svarDokument, hjelp: t.svarDokumentHjelp }),
    ],
    knapp: tekst(ramme.sprak).registrerSvar,
    avbrytHref: familielenke(m.barnId),
  });
}

/** Asks before a decision about somebody is ended. */
export function tegnAvslutt(m: EnForesatt, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).skjema;
  return bekreft(ramme, {
    sporsmal: t.avsluttTittel(navnet(m, ramme)),
    folger: [...t.avsluttFolger],
    href: lenker.avslutt(m.barnId, m.foresatt.beslutning?.id ?? ''),
    felt: [begrunnelse(ramme)],
    knapp: t.avslutt,
    avbrytHref: familielenke(m.barnId),
  });
}

/** The six rights, each as the relation gives it, or apart. */
export function tegnRetter(m: EnForesatt, ramme: Ramme): Tegning {
  const alt = tekst(ramme.sprak);
  const t = alt.skjema;
  return bekreft(ramme, {
    sporsmal: t.retterTittel(navnet(m, ramme), m.visningsnavn),
    folger: [...t.retterOm],
    href: lenker.retter(m.barnId, m.foresatt.personId ?? ''),
    felt: [
      ...RETTER.map((r) =>
        utfylt(ramme, {
          slag: 'velg',
          navn: `rett_${r}`,
          etikett: alt.rett[r].slice(0, 1).toLocaleUpperCase('nb') + alt.rett[r].slice(1),
          verdi: m.foresatt.retteravvik[r] ?? 'standard',
          valg: (['standard', 'ja', 'nei'] as const).map((v) => ({ verdi: v, tekst: t.valg[v] })),
        }),
      ),
      begrunnelse(ramme),
    ],
    knapp: t.lagre,
    avbrytHref: familielenke(m.barnId),
  });
}

/** A parent without foreldreansvar has asked; what the school answered, and why. */
export function tegnOpplysning(m: Opplysningsskjema, ramme: Ramme): Tegning {
  const alt = tekst(ramme.sprak);
  const t = alt.skjema;
  return bekreft(ramme, {
    sporsmal: t.opplysningTittel(m.navn === '' ? alt.ukjentNavn : m.navn, m.visningsnavn),
    folger: [...t.opplysningFolger],
    href: lenker.opplysning(m.barnId, m.personId),
    felt: [
      utfylt(ramme, { slag: 'flerlinje', navn: 'gjaldt', etikett: t.gjaldt, rader: 2 }),
      utfylt(ramme, {
        slag: 'radio',
        navn: 'avgjorelse',
        etikett: t.hvaSvarte,
        valg: (['gitt', 'delvis', 'avslatt'] as const).map((v) => ({ verdi: v, tekst: alt.avgjorelse[v] })),
      }),
      begrunnelse(ramme),
    ],
    knapp: t.lagreSvar,
    avbrytHref: familielenke(m.barnId),
  });
}

/** The answer as it can be printed or copied, with how to appeal when something was refused. */
export function tegnSvarbrev(m: Svarbrev, ramme: Ramme): Tegning {
  const alt = tekst(ramme.sprak);
  const t = alt.brev;
  const tittel = t.tittel(m.navn === '' ? alt.ukjentNavn : m.navn);
  return {
    tittel,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel, ingress: dato(m.svar.avgjort) }} sprak={ramme.sprak} />
        <dl className="fm-hvorfor-rader">
          {(
            [
              [t.spurte, m.svar.gjaldt],
              [t.svar, alt.avgjorelse[m.svar.avgjorelse]],
              [t.hvorfor, m.svar.begrunnelse],
            ] as const
          ).map(([navn, verdi]) => (
            <div className="fm-hvorfor-rad" key={navn}>
              <dt>{navn}</dt>
              <dd>{verdi}</dd>
            </div>
          ))}
        </dl>
        {m.svar.avgjorelse === 'gitt' ? null : <p>{t.klage}</p>}
        <p>
          <a className="ds-link" href={familielenke(m.barnId)}>
            {t.tilbake}
          </a>
        </p>
      </div>
    ),
  };
}
