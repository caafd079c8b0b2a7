/*
 * Runs in somebody else's page, so it is one line of plain script: the selected text, else the DOI, PMID, arXiv id or ISBN of the page's
 * meta tags, else a reference made of them, else the page's address goes to the import page, which looks it up when its button is pressed.
 */
const script = `(function(){
var m=function(n){for(var t=document.getElementsByTagName('meta'),i=0;i<t.length;i++){var k=(t[i].getAttribute('name')||t[i].getAttribute('property')||'').toLowerCase();if(k===n&&t[i].content)return t[i].content.trim()}return''};
var s=String(getSelection()).trim();
var d=[m('citation_doi'),m('prism.doi'),m('dc.identifier.doi'),m('bepress_citation_doi'),m('dc.identifier')].filter(function(v){return/10\\.\\d{4,9}\\//.test(v)})[0];
var p=m('citation_pmid'),x=m('citation_arxiv_id'),b=m('citation_isbn'),t=m('citation_title')||m('dc.title');
var r=t&&m('citation_author')?[m('citation_author'),t,m('citation_journal_title'),m('citation_publication_date')||m('citation_date'),m('citation_volume'),m('citation_firstpage')].filter(Boolean).join('. '):'';
var f=s||d||(p&&'PMID '+p)||(x&&'arXiv:'+x)||(b&&'ISBN '+b)||r||location.href;
window.open(TARGET+encodeURIComponent(f.slice(0,4000))+'#lookup')
})()`;

/** The bookmarklet for an import page, as an address to be kept among a browser's bookmarks. */
export function bookmarklet(importAddress: string): string {
  const target = JSON.stringify(`${importAddress}?lookup=`);
  return `javascript:${encodeURIComponent(script.replaceAll('\n', '').replace('TARGET', () => target))}`;
}
