package asyncio.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Contexts from the files that other programs use, in PEM format. Any other {@link SSLContext} does as well.
 *
 * <p>Reading files holds the calling thread for a moment: make a context once, before serving or connecting.
 */
public final class TlsContexts {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private static final char[] NO_PASSWORD = {};

    /** How keys of each kind sign. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "DSA", "SHA256withDSA", "EdDSA", "EdDSA");

    private TlsContexts() {}

    /** A context with an own certificate that trusts whom the JDK trusts, as {@link #of}. */
    public static SSLContext withCertificate(Path chain, Path key) throws IOException {
        return of(chain, key, null);
    }

    /** A context without an own certificate that trusts these authorities only, as {@link #of}. */
    public static SSLContext trusting(Path authorities) throws IOException {
        return of(null, null, authorities);
    }

    /**
     * A context for TLS 1.2 and 1.3.
     *
     * @param chain the own certificate, followed by those that lead to an authority; null for none
     * @param key its private key, not encrypted, as PKCS #8 ("BEGIN PRIVATE KEY"); null for none
     * @param authorities the certificates to trust; null for those that the JDK trusts
     * @throws IOException if a file cannot be read, or does not hold what it should; if the key is not that of the
     *     certificate
     */
    public static SSLContext of(@Nullable Path chain, @Nullable Path key, @Nullable Path authorities)
            throws IOException {
        if ((chain == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "a certificate needs its private key and a key its certificate: chain=" + chain + ", key=" + key);
        }
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(chain == null || key == null ? null : ownStore(chain, key), NO_PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities == null ? null : trustStore(authorities));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "no TLS context can be made of chain=" + chain + ", key=" + key + ", authorities=" + authorities,
                    e);
        }
    }

    private static KeyStore ownStore(Path chain, Path key) throws IOException, GeneralSecurityException {
        Certificate[] certificates = certificates(chain).toArray(Certificate[]::new);
        KeyStore store = emptyStore();
        String algorithm = certificates[0].getPublicKey().getAlgorithm();
        PrivateKey own = privateKey(key, algorithm);
        checkPair(own, certificates[0].getPublicKey(), chain, key);
        store.setKeyEntry("own", own, NO_PASSWORD, certificates);
        return store;
    }

    /** What one key signs the other has to accept. */
    private static void checkPair(PrivateKey own, PublicKey certified, Path chain, Path key)
            throws IOException, GeneralSecurityException {
        String name = SIGNATURES.get(own.getAlgorithm());
        if (name == null) {
            return;
        }
        Signature signature = Signature.getInstance(name);
        signature.initSign(own);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        if (!verifies(signature, signed)) {
            throw new IOException("the key in " + key + " is not that of the certificate in " + chain
                    + ", the first one there: they have to be made together");
        }
    }

    /** A signature by a key of another size is an error to some algorithms. */
    private static boolean verifies(Signature signature, byte[] signed) {
        try {
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        }
    }

    private static KeyStore trustStore(Path authorities) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        int count = 0;
        for (Certificate authority : certificates(authorities)) {
            store.setCertificateEntry("authority " + count++, authority);
        }
        return store;
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(input);
            if (found.isEmpty()) {
                throw new IOException("no certificate in " + file + ": it has to hold \"BEGIN CERTIFICATE\"");
            }
            return found;
        } catch (CertificateException e) {
            throw new IOException("no certificates in PEM format: " + file, e);
        }
    }

    private static PrivateKey privateKey(Path file, String algorithm) throws IOException {
        Matcher matcher = KEY.matcher(Files.readString(file, ISO_8859_1));
        if (!matcher.find()) {
            throw new IOException("no private key in " + file + ": it has to hold \"BEGIN PRIVATE KEY\"; openssl pkcs8"
                    + " -topk8 -nocrypt makes that of other kinds");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("no private key of the certificate's kind, " + algorithm + ", in " + file, e);
        }
    }
}
