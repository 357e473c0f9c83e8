export default import.meta.glob<string>('../../../../../src-tauri/words/locales/hi-IN/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
