import { random, zipf } from './random.ts';

// Most frequent first: what abstracts of pharmacology are made of. The first word stands in nearly every record.
const frequent = `effects receptor study results opioid patients treatment mice rats pain activity significantly dose increased compared
  mitragynine group induced analysis concentration response agonist morphine binding methods human cells clinical drug levels expression
  administration control inhibition plasma reduced alkaloids kratom evidence model observed risk data mechanism withdrawal acute
  chronic antinociceptive behavioral tolerance dependence toxicity metabolism liver oral vitro vivo assay affinity efficacy potency
  signaling protein brain neurons serotonin dopamine adrenergic antagonist naloxone selective partial biased arrestin cyclase
  pharmacokinetics pharmacology exposure adverse events respiratory depression sedation abuse potential use users survey reported
  extract leaf speciosa tea compounds structure synthesis derivatives hydroxymitragynine speciociliatine paynantheine speciogynine
  oxidation enzyme interaction cytochrome half-life clearance bioavailability distribution tissue gastrointestinal nausea constipation
  anxiety mood memory sleep stimulation cardiovascular tachycardia hypertension seizure overdose poison center case report series
  randomized placebo trial review systematic meta-analysis cohort cross-sectional quality outcome follow-up baseline median interval
  confidence adjusted odds ratio association prevalence incidence population age women men adult subjects healthy volunteers
  hepatic renal cardiac cognitive motor locomotor conditioned preference self-administration substitution discrimination threshold
  formalin hot-plate tail-flick inflammation cytokine oxidative stress apoptosis proliferation transporter permeability channel
  glutamate nmda sigma kappa delta nociceptin cannabinoid calcium potassium sodium current patch-clamp electrophysiology oocyte
  radioligand displacement functional calorimetry docking simulation molecular dynamics ligand site residue mutation variant
  chromatography spectrometry quantification validation method sample urine blood saliva detection limit recovery matrix
  regulation policy legal state scheduling product label market commercial adulteration heavy metals contamination`;

const glue = `the of and in to a with for was were by on that from at as is are this these which than or not an be has have had`;

const onsets = [
  'b',
  'c',
  'd',
  'f',
  'g',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'pr',
  'tr',
  'cl',
  'st',
  'ph',
  'gl',
  'br',
  'h',
  'k',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ia', 'eo', 'y'];
const codas = ['', '', '', 'n', 'r', 'l', 's', 'm', 't'];
const endings = [
  'ine',
  'ol',
  'ase',
  'ation',
  'ic',
  'one',
  'ide',
  'osis',
  'ate',
  'ity',
  'al',
  'gen',
  'ist',
  'in',
  'ous',
  'ment',
];

function inventedWords(count: number): string[] {
  const chance = random(1912);
  const words = new Set<string>();
  while (words.size < count) {
    let word = '';
    for (let syllable = chance.whole(1, 3); syllable > 0; syllable -= 1) {
      word += chance.pick(onsets) + chance.pick(vowels) + chance.pick(codas);
    }
    words.add(word + chance.pick(endings));
  }
  return [...words];
}

const rare = inventedWords(12_000);

export const glueWords = glue.split(/\s+/);
export const contentWords = [...frequent.split(/\s+/), ...rare];
export const contentPlace = zipf(contentWords.length, 1, 3);

const surnameStart =
  'Grun,Krueg,Váradi,Matsu,Hoshi,Prozial,Boy,Rivera,Chak,Fernand,Sing,Mül,Jans,Petro,Okaf,Nguy,Yama,Silv,Hans,Kowal,Ali,Garc,Le,Wa,Zh,Dub,Ross,Adam,Has,Vick'.split(
    ',',
  );
const surnameEnd =
  'dmann,el,son,moto,no,eck,er,ez,raborty,h,ler,en,v,or,en,shita,a,ski,ia,ng,ang,ois,i,s,an,ery,burg,well,ta,enko'.split(
    ',',
  );
/** Some are met often, most once or twice. */
export const surnames = surnameStart.flatMap((start) => surnameEnd.map((end) => start + end));
export const givenNames =
  'Andrew C.,Oliver,Samuel,Zsofia,Kenjiro,Madalee M.,Susruta,Dalibor,Marie-Anne,J. A.,L. R.,Wei,Xiaoming,Fatima,Anna,Sophie,María José,Łukasz,Søren,Nguyen Van,Christopher R.,Darshan,Surash,M. T.,Eva,Tomáš,Ingrid,Rahul,Aiko,Chidi'.split(
    ',',
  );

const fields =
  'Pharmacology,Medicinal Chemistry,Pain,Toxicology,Neuroscience,Ethnopharmacology,Addiction,Drug and Alcohol Dependence,Analytical Chemistry,Psychopharmacology,Clinical Pharmacology,Natural Products,Anesthesiology,Forensic Science,Public Health'.split(
    ',',
  );
const forms = [
  'Journal of %',
  'European Journal of %',
  '% Letters',
  '%',
  'Current %',
  'Frontiers in %',
  'International Journal of %',
  '% Research',
  '% Reports',
  'Archives of %',
  'Annals of %',
  'Advances in %',
];
export const journals = forms.flatMap((form) => fields.map((field) => form.replace('%', field)));
export const publishers = ['Springer', 'Academic Press', 'Wiley', 'Elsevier', 'Oxford University Press', 'Karger'];
