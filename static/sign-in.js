// The sign-in page carries no framework: this shows the password on request, and keeps the form from being sent twice.
const password = document.querySelector('input[name="password"]');
const toggle = document.querySelector('[data-show-password]');
toggle.hidden = false;
toggle.querySelector('input').addEventListener('change', (event) => {
	password.type = event.target.checked ? 'text' : 'password';
});
const form = password.form;
form.addEventListener('submit', () => {
	password.type = 'password';
	form.querySelector('button').disabled = true;
});
addEventListener('pageshow', () => {
	form.querySelector('button').disabled = false;
});
// Somebody signed out: what was typed is not for whoever comes next. A session that ended leads back with `next`.
if (!new URLSearchParams(location.search).has('next')) {
	for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft:')) sessionStorage.removeItem(key);
}
