import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Knapp, Knappelenke, Kvittering, Sidetopp, Skjult, Stabel, Tabell, Varselboks } from '#web/komponenter/index.ts';
import { kortDato } from '#web/tekster/index.ts';
import { kortlenke } from '#register/person/index.ts';
import type { Flytteforslag, Forslagsliste } from '../modell.ts';
import { tekst } from '../tekster.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** What Folkeregisteret says of moves, for a person to decide. */
export function tegnForslag(m: Forslagsliste, ramme: Ramme): Tegning {
  const { sprak, sporring, skjema } = ramme;
  const t = tekst(sprak);
  const { gjort = '', sett = '', person = '' } = sporring;
  const kanAngres = UUID.test(sett) && UUID.test(person);
  return {
    tittel: t.tittel,
    meny: '/flytting',
    innhold: (
      <Stabel>
        {t.gjort[gjort] === undefined ? null : (
          <Kvittering
            kvittering={{
              tekst: t.gjort[gjort],
              ...(kanAngres
                ? {
                    angre: {
                      tekst: t.angre,
                      href: '/flytting/angre',
                      skjult: { sett, personId: person, _nokkel: `${skjema.nokkel}-angre` },
                    },
                  }
                : {}),
            }}
          />
        )}
        {gjort === 'registrert' && UUID.test(person) ? (
          <p className="fm-knapper">
            <a className="ds-link" href={kortlenke(person)}>
              {t.nyElev.kortet}
            </a>
            <a className="ds-link" href={`/flytting/${person}`}>
              {t.nyElev.gjest}
            </a>
          </p>
        ) : null}
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak}>
          {m.kanRegistrere ? (
            <Knappelenke href="/flytting/ny-elev" slag="annen">
              {t.nyElev.tittel}
            </Knappelenke>
          ) : null}
          <Knappelenke href="/flytting/gjesteelever" slag="annen">
            {t.gjester}
          </Knappelenke>
        </Sidetopp>
        {skjema.melding === undefined ? null : (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.feil[0]?.melding ?? skjema.melding }} sprak={sprak} />
        )}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            rader: m.forslag,
            nokkel: (f) => `${f.slag}-${f.personId}`,
            tomt: { tittel: t.ingen, forklaring: t.ingenOm },
            kolonner: [
              {
                id: 'elev',
                tittel: t.elev,
                radtittel: true,
                celle: (f) => (
                  <a className="ds-link" href={kortlenke(f.personId)}>
                    {f.navn}
                  </a>
                ),
              },
              { id: 'hva', tittel: t.hva, celle: (f) => t.slagene[f.slag] },
              { id: 'siden', tittel: t.siden, celle: (f) => (f.siden === null ? '–' : kortDato(f.siden)) },
              { id: 'skole', tittel: t.skole, celle: (f) => f.skolenavn ?? '–' },
              { id: 'forslag', tittel: t.forslag, celle: (f) => <Forslaget f={f} m={m} ramme={ramme} /> },
            ],
          }}
        />
        {m.skoler.length === 0 ? <p className="fm-dempet fm-liten">{t.bareEgne}</p> : null}
      </Stabel>
    ),
  };
}

function Forslaget({ f, m, ramme }: { f: Flytteforslag; m: Forslagsliste; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const nokkel = `${ramme.skjema.nokkel}-${f.slag}-${f.personId.slice(0, 8)}`;
  const fra = f.siden !== null && f.siden > m.idag ? f.siden : m.idag;
  if (!m.kanBehandle) return f.slag === 'ut' ? t.foreslaUt : (f.foreslattnavn ?? '–');
  return (
    <div className="fm-stabel">
      {f.slag === 'inn' ? (
        <form method="post" action="/flytting/ta-imot" className="fm-flytt">
          <Skjult felt={{ _nokkel: `${nokkel}-inn`, personId: f.personId, fra }} />
          <select className="ds-input" name="tilSkole" aria-label={t.taImot(f.navn)} defaultValue={f.foreslatt ?? ''}>
            <option value="">{t.velg}</option>
            {m.skoler.map((s) => (
              <option key={s.skole} value={s.skole}>
                {s.navn}
              </option>
            ))}
          </select>
          <select className="ds-input" name="arstrinn" aria-label={`${t.trinn}, ${f.navn}`} defaultValue={String(f.arstrinn)}>
            {Array.from({ length: 10 }, (_, i) => (
              <option key={i} value={i + 1}>
                {t.trinnspenn(i + 1, i + 1)}
              </option>
            ))}
          </select>
          <Knapp slag="annen" liten>
            {t.giPlass}
          </Knapp>
        </form>
      ) : (
        <Knappelenke
          slag="annen"
          liten
          href={`/flytting/${f.personId}?slag=${f.slag === 'ut' ? 'ut' : 'skole'}&fra=${fra}${f.foreslatt === null ? '' : `&tilSkole=${f.foreslatt}`}`}
        >
          {f.slag === 'ut' || f.foreslattnavn === null ? t.foreslaUt : t.foreslaSkole(f.foreslattnavn)}
        </Knappelenke>
      )}
      <form method="post" action="/flytting/la-sta" className="fm-flytt">
        <Skjult felt={{ _nokkel: `${nokkel}-sta`, personId: f.personId, slag: f.slag, grunnlag: f.grunnlag }} />
        <input
          className="ds-input"
          name="begrunnelse"
          aria-label={`${t.laSta(f.navn)}. ${t.begrunnelse}`}
          placeholder={t.begrunnelse}
        />
        <Knapp slag="stille" liten>
          {t.laStaKnapp}
        </Knapp>
      </form>
    </div>
  );
}
