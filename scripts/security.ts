import { join } from 'node:path';
import { run } from './child';
import { root } from './paths';
import { printFailure } from './plain-failure.mjs';
import { withMailbox } from '../tests/support/mailbox';
import { withProduct } from './product';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

try {
	const args = process.argv.slice(3);
	process.exitCode = await withMailbox((mailbox) =>
		withProduct({ demo: true, environment: { SMTP_URL: mailbox.address } }, (product) =>
			run(process.execPath, [vitest, 'run', '--project', 'security', ...args.filter((arg) => arg !== '--full')], {
				BASE_URL: product.baseUrl,
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
