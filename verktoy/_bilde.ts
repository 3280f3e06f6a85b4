import fs from 'node:fs';
import { medSide, lukkNettleser } from './nettleser.ts';
const [,, hvem, sprak, ...resten] = process.argv;
const adr = 'http://127.0.0.1:4310';
fs.mkdirSync('bilder',{recursive:true});
for (const w of [1366, 360]) await medSide(async (s) => {
  await s.goto(adr+'/logg-inn');
  await s.getByRole('button', { name: new RegExp(hvem!) }).first().click();
  if (sprak === 'nn') await s.goto(adr+'/sprak/nn?til=/');
  for (let i=0;i<resten.length;i+=2) {
    let sti = resten[i+1]!;
    if (sti.startsWith('klikk:')) { await s.goto(adr+'/grupper'); await s.getByRole('link',{name:sti.split(':')[1]!, exact:true}).first().click(); const m = sti.split(':')[2]; if (m) await s.getByRole('link',{name:m}).first().click(); }
    else await s.goto(adr+sti);
    await s.screenshot({path:`bilder/${resten[i]}-${w}.png`, fullPage:w<700});
    console.log(s.url());
  }
}, {viewport:{width:w,height:768}});
await lukkNettleser();
