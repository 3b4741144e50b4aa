// The pages of people who are not signed in carry no framework: this shows a password on request, counts the characters of a new
// one, and keeps a form from being sent twice.
const password = document.querySelector('input[name="password"]');
const form = password?.form;
const toggle = form?.querySelector('[data-show-password]');
if (toggle) {
	toggle.hidden = false;
	toggle.querySelector('input').addEventListener('change', (event) => {
		password.type = event.target.checked ? 'text' : 'password';
	});
}
const counter = form?.querySelector('[data-password-length]');
if (counter && password.dataset.newPassword) {
	counter.hidden = false;
	password.addEventListener('input', () => {
		const length = [...password.value].length;
		counter.querySelector('progress').value = Math.min(length, Number(password.dataset.newPassword));
		counter.querySelector('output').value = length;
	});
}
form?.addEventListener('submit', () => {
	password.type = 'password';
	form.querySelector('button').disabled = true;
});
addEventListener('pageshow', () => {
	if (form) form.querySelector('button').disabled = false;
});
// Somebody signed out, or a helper's device left: what was typed is not for whoever comes next. A session that ended leads back
// with `next`.
if (['/login', '/help'].includes(location.pathname) && !new URLSearchParams(location.search).has('next')) {
	for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft:')) sessionStorage.removeItem(key);
}
