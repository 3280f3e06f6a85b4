import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What the provider remembers, in memory: gone when the stand-in stops, as everybody is logged out then. */
export function lagAdapter(): AdapterFactory {
  const alt = new Map<string, { innhold: AdapterPayload; til: number }>();
  const hent = (nokkel: string): AdapterPayload | undefined => {
    const v = alt.get(nokkel);
    if (v !== undefined && v.til > Date.now()) return v.innhold;
    alt.delete(nokkel);
    return undefined;
  };
  return (navn): Adapter => ({
    async upsert(id, innhold, sekunder) {
      const til = Date.now() + (sekunder ?? 3600) * 1000;
      alt.set(`${navn}:${id}`, { innhold, til });
      if (innhold.uid !== undefined) alt.set(`${navn}:uid:${innhold.uid}`, { innhold, til });
    },
    find: async (id) => hent(`${navn}:${id}`),
    findByUid: async (uid) => hent(`${navn}:uid:${uid}`),
    findByUserCode: async () => undefined,
    async consume(id) {
      const v = hent(`${navn}:${id}`);
      if (v !== undefined) v['consumed'] = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      const v = hent(`${navn}:${id}`);
      alt.delete(`${navn}:${id}`);
      if (v?.uid !== undefined) alt.delete(`${navn}:uid:${v.uid}`);
    },
    async revokeByGrantId(grantId) {
      for (const [nokkel, v] of alt) if (v.innhold.grantId === grantId) alt.delete(nokkel);
    },
  });
}
