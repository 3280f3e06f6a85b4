import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Knappelenke, Sidetopp, Stabel } from '#web/komponenter/index.ts';
import type { Brevside } from '../modell.ts';
import { tekst as hjemme } from '../tekster-hjem.ts';
import { tekst } from '../tekster.ts';

/** The letter alone on a page, so that what is printed is the letter. */
const tegn = (
  m: Brevside,
  ramme: Ramme,
  o: { meny: string; tilbake: { tekst: string; href: string }; pdf: string; tittel: string },
): Tegning => ({
  tittel: o.tittel,
  meny: o.meny,
  innhold: (
    <Stabel>
      <Sidetopp topp={{ tittel: o.tittel, smuler: [o.tilbake] }} sprak={ramme.sprak}>
        <Knappelenke slag="annen" href={`${ramme.sti}.pdf`}>
          {o.pdf}
        </Knappelenke>
      </Sidetopp>
      <div className="fm-brev">{m.brev}</div>
    </Stabel>
  ),
});

export const tegnSkolensBrev = (m: Brevside, ramme: Ramme): Tegning => {
  const t = tekst(ramme.sprak);
  return tegn(m, ramme, {
    meny: '/innskriving',
    tittel: t.vedtak,
    pdf: t.pdf,
    tilbake: { tekst: m.navn, href: `/innskriving/barn/${m.id}` },
  });
};
export const tegnMittBrev = (m: Brevside, ramme: Ramme): Tegning => {
  const t = hjemme(ramme.sprak);
  return tegn(m, ramme, {
    meny: '/skolestart',
    tittel: t.vedtak,
    pdf: t.pdf,
    tilbake: { tekst: m.navn, href: `/skolestart/${m.id}` },
  });
};
