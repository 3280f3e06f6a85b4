import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Sidetopp, Skjema, Statusmerke, Tabell, Varselboks } from '#web/komponenter/index.ts';
import { dato, datoOgTid, type Sprak } from '#web/tekster/index.ts';
import type { Tidsbilde } from '../modell.ts';
import { tekst } from '../tekster.ts';

const Kunne = ({ kunne, sprak }: { kunne: boolean; sprak: Sprak }) => {
  const t = tekst(sprak);
  return <Statusmerke merke={kunne ? { tone: 'ok', tekst: t.ja } : { tone: 'noytral', tekst: t.nei, ikon: 'kryss' }} />;
};

function Foresatte({ m, sprak }: { m: Tidsbilde; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.foresatte,
        rader: m.foresatte.map((f, i) => ({ ...f, i })),
        nokkel: (f) => String(f.i),
        tomt: { tittel: t.ingenForesatte },
        kolonner: [
          {
            id: 'navn',
            tittel: t.navn,
            radtittel: true,
            celle: (f) => (f.skjult ? t.skjultPerson : f.navn === '' ? t.utenNavn : f.navn),
          },
          { id: 'kunne', tittel: t.kunne, celle: (f) => <Kunne kunne={f.kunneSe} sprak={sprak} /> },
          { id: 'fordi', tittel: t.fordi, celle: (f) => t.grunn[f.grunn] ?? f.grunn },
          { id: 'siden', tittel: t.kjent, celle: (f) => (f.siden === null ? '' : datoOgTid(new Date(f.siden))) },
        ],
      }}
    />
  );
}

/** Who could see a child or another person on a date, with the grounds. */
export function tegnTidsbilde(m: Tidsbilde, { sprak }: Ramme): Tegning {
  const alle = tekst(sprak);
  const t = m.barn ? alle : { ...alle, ...alle.person };
  const tittel = t.tittel(m.visningsnavn, dato(m.dato));
  return {
    tittel,
    innhold: (
      <>
        <Sidetopp
          topp={{ tittel, ingress: t.ingress, smuler: [{ tekst: m.visningsnavn, href: `/person/${m.personId}` }] }}
          sprak={sprak}
        />
        <Skjema
          sprak={sprak}
          visning={{
            href: `/tidsmaskin/${m.personId}`,
            metode: 'get',
            felt: [{ slag: 'tekst', type: 'date', navn: 'dato', etikett: t.dato, verdi: m.dato, bredde: 'middels' }],
            knapp: t.vis,
          }}
        />
        {m.skjermet ? <Varselboks varsel={{ tone: 'noytral', tittel: t.skjermet }} sprak={sprak} /> : null}
        {m.barn ? <Foresatte m={m} sprak={sprak} /> : null}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.ansatte,
            rader: m.ansatte,
            nokkel: (a) => a.personId,
            tomt: { tittel: t.ingenAnsatte },
            kolonner: [
              {
                id: 'navn',
                tittel: t.navn,
                radtittel: true,
                celle: (a) => (a.skjult ? t.skjultAnsatt : a.navn === '' ? t.utenNavn : a.navn),
              },
              { id: 'rolle', tittel: t.rolle, celle: (a) => [a.rolle, a.detalj].filter(Boolean).join(', ') },
              { id: 'kunne', tittel: t.kunne, celle: (a) => <Kunne kunne={a.kunneSe} sprak={sprak} /> },
              { id: 'fordi', tittel: t.fordi, celle: (a) => t.grunn[a.grunn] ?? a.grunn },
              { id: 'siden', tittel: t.kjent, celle: (a) => (a.siden === null ? '' : datoOgTid(new Date(a.siden))) },
            ],
          }}
        />
      </>
    ),
  };
}
