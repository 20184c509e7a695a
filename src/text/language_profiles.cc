// SPDX-License-Identifier: Apache-2.0
#include "text/language_profiles.h"

#include <array>

namespace strongroom::text {

namespace {

using enum ProfileScript;

constexpr std::array kProfiles = {
    LanguageProfile{
        "en", Latin,
        "the of and to in that is was for on with as by at from it an be this are were has have had which its "
        "not will they their said but or who he she his her we our been more after would all any about",
        ""},
    LanguageProfile{
        "fr", Latin,
        "le la les de des du et en un une que qui dans pour par sur est au aux avec ce ces cette son sa ses l d "
        "qu n s a ont ete plus pas ne il elle nous vous leur leurs mais ou comme sont",
        "ç œ è ê ë à â û ù î ï é"},
    LanguageProfile{
        "de", Latin,
        "der die das und in den von zu mit ist im des auf fur nicht ein eine einer eines dem sich als auch es "
        "an werden aus er hat dass sie nach wird bei um am sind noch wie einem uber so zum war haben oder",
        "ß ä ö ü"},
    LanguageProfile{
        "es", Latin,
        "de la que el en y a los se del las un por con una su para es al lo como mas o pero sus le ha me si "
        "sin sobre este ya entre cuando todo esta ser son dos tambien fue habia era muy anos hasta desde",
        "ñ ¿ ¡ á í ó ú é"},
    LanguageProfile{
        "it", Latin,
        "di che e il la in un per una con del non i le si da della dei al gli nel alla sono ha anche lo piu ma "
        "delle come dalla o se su ed dell l nella ai questo stato essere c degli",
        "à è é ì ò ù"},
    LanguageProfile{
        "pt", Latin,
        "de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao das foi ele tem sua "
        "ou seu ser quando muito ha nos ja esta eu tambem pelo pela ate isso entre era depois",
        "ã õ ç ê ô á é í ó ú â"},
    LanguageProfile{"nl", Latin,
                    "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door maar naar dan nog "
                    "uit wordt heeft hebben over deze tot was wel worden kan meer die of hij ze",
                    "ij ë"},
    LanguageProfile{"tr", Latin,
                    "ve bir bu da de icin ile olarak daha olan cok gibi en ne ise kadar sonra ama var ya o tarafindan "
                    "uzere olduğunu ki her degil dedi oldugunu yil ilk turkiye",
                    "ğ ş ı ç ö ü"},
    LanguageProfile{"pl", Latin,
                    "w i na z do sie nie to ze jest o od za po przez jak dla ale a co przy oraz jego tym byl byla ich "
                    "jej tego juz tylko sa lub ktory ktore ktora bylo moze czy",
                    "ł ż ź ś ć ń ą ę ó"},
    LanguageProfile{"cs", Latin,
                    "a v na se je z do ze s o k i to za pro ale jak jako po by tak podle od jsou ktery ktere ktera "
                    "ve pri jeho bylo byl byla nebo az jen uz si ke aby",
                    "ě š č ř ž ý ů á í é ú"},
    LanguageProfile{
        "sk", Latin,
        "a v na sa je z do ze s o k aj to za pre ale ako po by tak podla od su ktory ktore ktora vo pri jeho "
        "bolo bol bola alebo az len uz si ku aby",
        "ľ ĺ ŕ ô ä ď ť ň š č ž ý"},
    LanguageProfile{
        "sv", Latin,
        "och i att det som en pa ar av for med till den har de inte om ett han men var jag sig fran vi kan nar "
        "eller hade dar nu hon under efter ska vid mot",
        "å ä ö"},
    LanguageProfile{"da", Latin,
                    "og i at det er en til af den pa for med der de ikke har som et var han jeg sig men fra vi kan om "
                    "eller havde nar blev ud efter ved mod hun ogsa nu skal",
                    "æ ø å"},
    LanguageProfile{
        "no", Latin,
        "og i at det er en til av den pa for med som de ikke har et var han jeg seg men fra vi kan om eller "
        "hadde nar ble ut etter ved mot hun ogsa na skal",
        "æ ø å"},
    LanguageProfile{"fi", Latin,
                    "ja on ei se etta oli han mutta ovat kun joka myos tai niin sen kuin olla mukaan ole jos vain voi "
                    "hanen ovat sita nyt mita ollut jo viela sekä seka joka josta kanssa",
                    "ä ö"},
    LanguageProfile{"ro", Latin,
                    "de si in a la cu pe din care este ca un o sa au pentru mai nu se fi prin al ale lui sunt fost dar "
                    "sau dupa cel despre intre acest aceasta ce",
                    "ă â î ș ț ş ţ"},
    LanguageProfile{
        "hu", Latin,
        "a az es hogy nem is egy ez volt meg de csak ha ki mint vagy el meg azt van mar kell azonban szerint "
        "ezt minden lesz sem illetve pedig",
        "ő ű á é í ó ö ü"},
    LanguageProfile{
        "id", Latin,
        "yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh juga ke adalah telah sebagai karena "
        "ada mereka kami bahwa para tersebut atas lebih bisa dapat",
        ""},
    LanguageProfile{"ku", Latin, "u li di de ku ji bi ev ew na je re ye in yen hat bu dike me her ser nav",
                    "ê î û ş ç"},
    LanguageProfile{"ru", Cyrillic,
                    "и в на не что с по он к из за от о для это как его но у же все так а был была было они мы или при "
                    "до которые также",
                    "ы э ъ"},
    LanguageProfile{"uk", Cyrillic,
                    "і в на не що з до та у за про як від це його але для по й є був була було вони ми або при також "
                    "які який",
                    "і ї є ґ"},
    LanguageProfile{"bg", Cyrillic,
                    "на и в да се за от с че по не са това е ще като си до но при към или които беше той ги из", "ъ щ"},
    LanguageProfile{"sr", Cyrillic,
                    "је и у да се на за су од са што не ће који то као о из али би до а која које након био",
                    "ј љ њ ћ ђ џ"},
    LanguageProfile{"ar", Arabic,
                    "في من علي ان الي عن مع هذا هذه التي الذي ما لا كان كانت قد بين بعد قبل كما و او ثم لم لن كل حتي "
                    "منذ عند ذلك تم اليوم خلال وفي ومن قال",
                    "ة ى أ إ ض"},
    LanguageProfile{"fa", Arabic,
                    "و در به از كه اين را با است براي ان يك خود تا بر هم نيز شد كرد شده مي ها بود اما يا ما وي باشد",
                    "پ چ ژ گ ی ک"},
    LanguageProfile{"ur", Arabic,
                    "كے كي كا ميں ہے اور سے كو نے كہ كر پر يہ ہيں اس كے ان كيا هے هيں يه نه بهي تها ايك جو تك هو",
                    "ٹ ڈ ڑ ں ے ہ ھ"},
    LanguageProfile{"ckb", Arabic, "له و به كه بو ئهو ئهم يان لهسهر دوو هيچ له گهل لهگهل ههروهها بوو دهكات كرد دواي",
                    "ە ێ ۆ ڵ ڕ ڤ ی ک"},
};

}  // namespace

std::span<const LanguageProfile> language_profiles() { return kProfiles; }

}  // namespace strongroom::text
