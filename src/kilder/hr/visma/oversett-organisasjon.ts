import { alle, attributt, finn, type XmlNode } from '#grunn/xml/index.ts';
import type { Enhetsoppslag } from '../enheter.ts';
import type { HrOrganisasjon } from '../modell.ts';

/**
 * The units of an organisation chart, keyed as positions point to them (`id`). A unit's `parentid` is another's `kode`, not its `id`,
 * and «0» is the root (documented oddity). Pure.
 */
export function oversettKart(kart: XmlNode, skole: Enhetsoppslag): HrOrganisasjon[] {
  return alle(kart, 'chart').flatMap((chart) => {
    const enheter = alle(finn(chart, 'units'), 'unit');
    const idForKode = new Map(enheter.map((u) => [attributt(u, 'kode'), attributt(u, 'id')]));
    return enheter.flatMap((u) => {
      const kode = attributt(u, 'id') ?? attributt(u, 'kode');
      if (kode === null) return [];
      const over = attributt(u, 'parentid');
      return [
        {
          kode,
          navn: attributt(u, 'name') ?? kode,
          overordnet: over === null || over === '0' ? null : (idForKode.get(over) ?? over),
          ledere: alle(u, 'manager').flatMap((m) => {
            const leder = attributt(m, 'id');
            // «00000» stands where the place is vacant.
            return leder === null || /^0+$/.test(leder) ? [] : [leder];
          }),
          organisasjonsnummer: skole('unit', kode),
          fra: null,
          til: null,
        },
      ];
    });
  });
}
