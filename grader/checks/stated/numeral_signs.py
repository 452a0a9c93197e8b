# ruff: noqa: RUF001 - dashes, quotation marks and letters of many scripts, as people type them
"""How people name the numeral that the network answers, and what else the numbers beside it may be."""

from __future__ import annotations

import re

from .number_words import NUMERALS

__all__ = [
    "ASKED",
    "ASKED_FOR_A_NUMERAL",
    "BARE",
    "BESIDE_THE_POINT",
    "CALLED",
    "HYPOTHETICAL",
    "LAST",
    "MOST_PROBABLE",
    "NOISE",
    "OTHER",
    "SAID",
    "SEEN",
    "TOLD_TO_DO",
    "TOPIC",
]

_LETTER = "A-Za-zÀ-žА-я"
_PREDICTION = (
    r"predict|vorher(?:sag|gesag)|predicci|predij|predice|prédi|prediz|predett|previs|previu|prevê"
    r"|предсказ|预测|預測|予測|voorsp"
)
_ANSWERS = (
    r"says?|said|thinks?|thought|believes?|answer|guess|sees|saw|decided|sagt|erkennt|erkannt|meint"
    r"|glaubt|denkt"
    r"|zegt|gaf|tippt|antwor|antwoor|dice|dijo|cree|respo|respuest|contest|dit|pense|répon|diz"
    r"|disse|acha|rispo|pensa|говорит|считает"
    r"|думает|решила|ответ|узнал|распознал|认为|判断|识别"
)
_NETWORK = (
    r"network|model|net|computer|machine|algorithm|ai|netzwerk|netz|modell|rechner|red|modelo"
    r"|r[ée]seau|mod[èe]le"
    r"|ordinateur|rete|modello|rede|netwerk|сеть|модель|нейросеть|模型|网络|電腦|电脑"
)
#: Where the one numeral is asked for; a number that is none would be a wrong answer there.
ASKED_FOR_A_NUMERAL = re.compile(
    r"arg\s*max|numeral|(?:which|what|the|predicted) (?:digit|number)(?!s| of)|(?:welche"
    r"|vorhergesagte)[nr]? (?:ziffer|zahl)"
    r"|qu[eé] (?:cifra|n[uú]mero)|quel (?:chiffre|nombre)|quale (?:cifra|numero)|как\w* цифр|哪个数字"
    r"|どの数字",
    re.I,
)
ASKED = re.compile(rf"{ASKED_FOR_A_NUMERAL.pattern}|{_PREDICTION}|largest|认出", re.I)
TOPIC = re.compile(
    rf"{ASKED.pattern}|digit|ziffer|cifra|chiffre|cijfer|цифр|数字|guess|(?:class|ident|categor)i[fsz]i?ed"
    r"|recogni[sz]e|most (?:likely|probable)"
    r"|(?:highest|largest|biggest) prob|wahrscheinlichste|m[aá]s probable|plus probable"
    r"|pi[ùu] probabil|mais prov"
    rf"|(?<![{_LETTER}])(?:{_NETWORK})\W+(?:\w+\W+){{0,2}}?(?:{_ANSWERS})"
    rf"|(?:{_ANSWERS})\w*\W+(?:\w+\W+){{0,2}}?(?:{_NETWORK})",
    re.I,
)
_OUTPUT = (
    r"(?:\s|[`\"'>|#$=:→↦]|-+>|(?:Out|In)\s*\[\d*\]:?|output|ausgabe|result|print(?:s|ed)?"
    r"|(?:np\.|numpy\.)?int\d+\(|array\(|tensor\()"
)
#: A call of argmax and what it gave, on the same line or printed below.
CALLED = re.compile(
    r"arg\s*max\s*\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\)){0,200}\)\)?"
    rf"{_OUTPUT}{{0,40}}(\d{{1,9}})(?![\d.,]*\d|[\w(\[])",
    re.I,
)
#: Numbers that are no answer.
NOISE = re.compile(
    r"\[[^\[\]]*\]"  # array contents and subscripts
    r"|(?<=\w)\((?:[^()]|\([^()]*\))*\)"  # what a call is given
    r"|\d{0,9}[.,]\d+(?:e[-+]?\d+)?\s*%?|(?<!\d)\d{1,9}e[-+]?\d+"
    r"|(?<!\d)0\s*(?:-|–|—|…|\.\.+|to|through|until|and|bis|a|al|à|e|до|至|到|から"
    r"|,\s*1\s*,.{0,40}?)\s*9(?!\d)"
    r"|(?<![\d.])\d{1,4}(?:[/.-]\d{1,4}){1,2}"  # dates, and 7/10
    r"|\d+\s*(?:x|×|х|\*|by|mal|por|per|на)\s*\d+"
    r"|(?:image|picture|photo|sample|example|row|cell|question|task|exercise|problem|part|day|step"
    r"|aufgabe|frage|ejercicio|вопрос|figure|fig|layer|epoch|version|bild|imagen|imagem"
    r"|immagine|изображени[еяюи]|图片?|axis"
    r"|(?<!returns )(?<!returned )(?<!gives )(?<!gave )(?<!is )(?<!argmax )index|node"
    r"|neuron)s?\W{0,3}(?:number|no\.?|nr\.?|n[º°]|#|at index|index|of|=)?\W{0,2}\d+"
    r"|第\s*\d+\s*[张個个]?"
    r"|^\W*\d+[.)](?:\s|$)"
    r"|\d+\s*-?(?:%|percent|prozent|images?|pictures?|pixels?|epoch|[ée]poca|neuron|classes|class\b"
    r"|values?|numbers?"
    r"|probabilit|outputs?|digits|numerals|layers?|labels?|bild|im[aá]gen|klassen|ziffern|clases"
    r"|cifras|times|different"
    r"|distinct|possib|categor|options|choices|изображ|классов|нейрон|цифр\b|张|个|種|种|类)\w*",
    re.I,
)
_NUMERAL = rf"(\d{{1,9}}|{'|'.join(sorted(NUMERALS, key=len, reverse=True))}|[零二三四五六七八九])"
_END = rf"(?![{_LETTER}_\d]|-\w|[.,]\d)"
BARE = re.compile(rf"(?<![\w.,~-]){_NUMERAL}{_END}", re.I)
_VERB = (
    r"is|was|['’]s|be|being|or|gives?|gave|given|gets?|got|returns|returned|outputs?|prints?|printed"
    r"|shows?|equals?|as|with"
    r"|predict(?:s|ed|ion)?|says?|said|numeral|digit|number|class|answer(?:s|ed)?|result|chose|chooses"
    r"|picks?|picked|yields?"
    r"|ist|war|ergab|ergibt|liefert|lieferte|sagt|sagte|erkennt|erkannte|ziffer|klasse|zahl|als"
    r"|est|donne|donné|renvoie|retourne|prédit|chiffre|cijfer|es|fue|da|dio|dice|devuelve|devolvió|predice"
    r"|predijo|número|cifra"
    r"|è|dà|restituisce|é|foi|deu|retorna|retornou|previu|prevê|это|выдал[аои]?|выда[её]т|вернул[аои]?"
    r"|получилось"
    r"|получил[аи]?|дал[аои]?|да[её]т|равен|равн[оа]|предсказал[аои]?|предсказывает|цифр[ауы]|число"
)
_BEFORE_IT = (
    r"an?|the|numeral|digit|number|class|index|label|indeed|me|us|back|then|therefore|thus|so|also"
    r"|daher|somit|mir|uns"
    r"|een|dus|quindi|dunque|perciò|donc|alors|entonces|então|portanto|поэтому|нам|мне|eine?[nmr]?"
    r"|die|der|das|la|el|le|un[ea]?"
    r"|uma?|o|ziffer|zahl"
    r"|klasse|cifra|n[uú]mero|numero|chiffre|цифр[ауы]|число|класс|数字|类别"
)
#: A verb, or a sign, and the numeral.
SAID = re.compile(
    rf"(?:(?<![{_LETTER}])(?:{_VERB})(?![{_LETTER}])|[:=→]|[-=>]>|是|为|為|得到|输出|返回|结果|は|が)\s*"
    rf"(?:(?:{_BEFORE_IT})(?![{_LETTER}])\s*)*[\"'“„‘«(]*{_NUMERAL}{_END}",
    re.I,
)
BESIDE_THE_POINT = re.compile(
    r"(?<!predicted )\blabels?\b(?=.{0,30}\d|\W+(?:was|is|said|four|one|two|three|five|six|seven"
    r"|eight|nine|zero))|true|actual|correct|should|could|would|might|maybe|look|\bsecond\b|runner"
    r"|\breal\b|wirklich|tatsächlich|réel|настоящ|followed by|next best|confus|similar|zweit|tweede"
    r"|segund|seconda"
    r"|deuxi[èe]me|втор|第二|echte|wahre|richtig"
    r"|verdader|vrai"
    r"|правильн|真实|实际",
    re.I,
)
_ENDS = (
    r"(?=[\s\"'”“«»)*]*(?:[.,;:!?。，！]|$|\(|(?:erkannt|gesehen|vorhergesagt|with|and|but|in|is|was"
    r"|which|mit|und|ist|con|e|y|com|avec"
    r"|et|met|en|и|с)(?!\w)))"
)
#: A numeral with an article, or what somebody says: that it is a 7, eine Sieben, "class 7", "it said 7".
SEEN = re.compile(
    rf"(?<![{_LETTER}])(?:an?|eine?[nmr]?|un[eao]?|uma?|een|el|il|le|die|das|de|the (?:digit|number"
    rf"|numeral)|class|klasse|clase|classe"
    rf"|цифр[ауы]|это|(?:(?:{_ANSWERS})\w*(?:\W+(?:it(?:['’]?s|\W+is|\W+was)|that|es|è|é|это))*))"
    rf"[\s:=\"'“„«*(]+{_NUMERAL}{_END}{_ENDS}"
    rf"|(?<![{_LETTER}])(семёрка|двойка|тройка|четвёрка|пятёрка|шестёрка|восьмёрка|девятка|единица)(?!\w)",
    re.I,
)
#: Where the largest probability stands: "the highest probability is at index 7", "was for 7".
MOST_PROBABLE = re.compile(
    r"(?:highest|largest|biggest|greatest|maximum|h[öo]chste|gr[öo][ßs]+te|plus (?:haute|grande)|m[aá]s alta"
    r"|mayor|mais alta|maior|pi[ùu] alta|maggiore)\W+(?:prob\w+|wahrscheinlichkeit|value|entry|bar|wert)"
    r"(?:(?!image|picture|photo|sample|row|bild)[^.,;:!?\d\n]){0,25}?"
    r"\W(?:for|at|that of|belongs to|bei|f[üu]r|pour|[àa]|para|en|em|per|a)\s+"
    r"(?:(?:the|die|der|das|le|la|el|il|lo|o|an?)\s+)?"
    r"(?:(?:index|position|place|digit|numeral|number|class|stelle|ziffer|zahl|klasse|chiffre|classe|indice|índice"
    r"|cifra|clase|n[uú]mero)\s+)?[\"'“„*`]*"
    rf"{_NUMERAL}{_END}",
    re.I,
)
#: What the sheet tells to do is no statement.
TOLD_TO_DO = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*)?(?:then |now |please )?(?:use|modify|change|write|produce|make|run|plot|show|add"
    r"|provide|explain|give|estimate|choose|select|find|predict)\b",
    re.I,
)
#: A numeral that ends a sentence.
LAST = re.compile(rf"(?<![\w.,~-]){_NUMERAL}[\s\"'”*)]*[.!]*\s*$", re.I)
#: What is only supposed, or an example.
HYPOTHETICAL = re.compile(
    r"\bif\b|\bwhen\b|\bcan\b|\be\.g|example|instance|instead|between|wenn|\bfalls\b|beispiel"
    r"|\bz\. ?b|\bkann\b|\bsi\b|ejemplo"
    r"|exemple|\bse\b|esempio|exemplo|puede|peut|pode|può|если|например|может|如果|例如|可能",
    re.I,
)
#: What a number belongs to that follows: "the shape of the test set is 10000".
OTHER = re.compile(
    r"shape|how many|dimension|accura|\bloss|length|size|set to|less than|greater than|between|range"
    r"|number of|genauigkeit"
    r"|batch|epoch|\bseed\b|trained|relu|softmax|\belse\b|\bif\b|negativ",
    re.I,
)
