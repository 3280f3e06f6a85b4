import { medSide, lukkNettleser } from './nettleser.ts';
const [base, person, sprak, bredde, ...stier] = process.argv.slice(2);
await medSide(async (page) => {
  await page.setViewportSize({ width: Number(bredde), height: 900 });
  await page.goto(`${base}/sprak/${sprak}?til=/`);
  await page.goto(`${base}/logg-inn`);
  await page.getByRole('button', { name: person!, exact: true }).first().click();
  for (const sti of stier) {
    let s = sti;
    if (s.startsWith('sok:')) {
      await page.goto(`${base}/sok`);
      await page.locator('input[name=q]').last().fill(s.slice(4));
      await page.locator('main form button[type=submit]').first().click();
      await page.waitForLoadState();
      const l = page.locator('main a[href^="/personer/"]').first();
      if (await l.count()) await l.click();
      await page.waitForLoadState();
    } else await page.goto(`${base}${s}`);
    await page.waitForTimeout(400);
    await page.screenshot({
      path: `bilder/${person!.split(' ')[0]}-${sprak}-${bredde}-${s.replace(/[^a-z0-9]+/gi, '_')}.png`,
      fullPage: true,
    });
    console.log(page.url(), await page.title());
  }
});
await lukkNettleser();
