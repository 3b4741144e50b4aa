import { expect, test } from '@playwright/test';
import { drawnRows } from '../support/e2e-charts';
import { csvRows } from '../support/e2e-csv';
import { asReadByLibreOffice } from '../support/e2e-libreoffice';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES } from '../support/e2e-words';

for (const language of LANGUAGES) {
	test(`the workbook of results is for LibreOffice what it is on the screen (${language}) @full`, async ({
		page,
		context,
		baseURL
	}) => {
		await prefer(context, { language }, baseURL ?? '');
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		const query = 'by=district&areas=then&source=all&from=&to=';
		await page.goto(`/collections?${query}`);
		const drawn = await drawnRows(
			page.locator('[data-series=units-by-district]').filter({ has: page.locator('canvas') })
		);
		const answer = await context.request.get(`/collections/units.xlsx?${query}`);
		const [heading = [], ...rows] = await asReadByLibreOffice(new Uint8Array(await answer.body()));
		const lines = await csvRows(context, `/collections/units.csv?${query}`);
		expect(heading).toEqual(Object.keys(lines[0] ?? {}));
		expect(rows).toEqual(lines.map((line) => Object.values(line)));
		const units = heading.indexOf('units');
		const shown = rows.filter(([code]) => code && drawn[code]);
		expect(shown.length).toBeGreaterThan(10);
		for (const row of shown) expect(Number(row[units]), row[1]).toBe(drawn[row[0] ?? '']?.value);
	});
}
