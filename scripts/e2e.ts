import { join } from 'node:path';
import { findChromium } from './chromium';
import { run } from './child';
import { root } from './paths';
import { printFailure } from './plain-failure.mjs';
import { withMailbox } from '../tests/support/mailbox';
import { withProduct } from './product';

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

try {
	const chromium = await findChromium();
	const args = process.argv.slice(3);
	process.exitCode = await withMailbox((mailbox) =>
		withProduct({ demo: true, environment: { SMTP_URL: mailbox.address } }, (product) =>
			run(process.execPath, [playwright, 'test', ...args.filter((arg) => arg !== '--full')], {
				BASE_URL: product.baseUrl,
				CHROMIUM_PATH: chromium,
				TEST_APP_URL: product.appDatabaseUrl,
				TEST_OWNER_URL: product.ownerDatabaseUrl,
				TEST_MAIL_DIR: mailbox.folder,
				TEST_SUPERUSER_URL: product.superuserUrl,
				TEST_FULL: args.includes('--full') ? '1' : ''
			})
		)
	);
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
